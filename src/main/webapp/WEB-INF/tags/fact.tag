<%@ tag body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" %>
<%@ attribute name="of" required="true" type="java.lang.String" %>
<%@ attribute name="count" required="true" type="org.presque.web.page.shown.Count" %>
<%@ attribute name="field" required="false" type="java.lang.String" %>
<%@ attribute name="mark" required="false" type="java.lang.String" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%-- A number with its name, inside a list of such; mark is one more class of the style sheet,
  field where a stream has it. --%>
<div><dt>${fn:escapeXml(of)}</dt><dd<c:if test="${not empty field}"> data-count="${fn:escapeXml(field)}"</c:if> class="${fn:escapeXml(mark)}&#32;${fn:escapeXml(count.mark())}">${fn:escapeXml(t.number(count.number()))}</dd></div>
