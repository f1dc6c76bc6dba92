<%@ tag body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" %>
<%@ attribute name="at" required="true" type="org.presque.web.page.shown.Moment" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%-- A moment: how far from now, and which one when pointed at. --%>
<time datetime="${fn:escapeXml(at.iso())}" title="${fn:escapeXml(at.full())}">${fn:escapeXml(t.say(at.text()))}</time>
