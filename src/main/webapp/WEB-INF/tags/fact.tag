<%@ tag body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" %>
<%@ attribute name="of" required="true" type="java.lang.String" %>
<%@ attribute name="count" required="true" type="org.presque.web.page.shown.Count" %>
<%@ attribute name="field" required="true" type="java.lang.String" %>
<%@ attribute name="mark" required="false" type="java.lang.String" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%-- A number with its name, inside a list of such; field is what the stream of the queue calls it,
  mark one more class of the style sheet. --%>
<div><dt>${fn:escapeXml(of)}</dt><dd data-count="${fn:escapeXml(field)}" class="${fn:escapeXml(mark)}&#32;${fn:escapeXml(count.mark())}">${fn:escapeXml(t.number(count.number()))}</dd></div>
