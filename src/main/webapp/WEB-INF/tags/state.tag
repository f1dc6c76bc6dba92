<%@ tag body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" %>
<%@ attribute name="of" required="true" type="java.lang.String" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%-- How a job or a queue stands: a word, and by its class a shape and a colour. --%>
<span class="mark ${fn:escapeXml(of)}">${fn:escapeXml(t.of(of))}</span>
