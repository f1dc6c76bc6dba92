<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="p" tagdir="/WEB-INF/tags" %>
<%-- Draws "view", an org.presque.web.page.queue.Confirmation. --%>
<p:frame>
<form method="post" action="${fn:escapeXml(frame.root())}${fn:escapeXml(view.back())}" autocomplete="off" class="ask">
<h1>${fn:escapeXml(t.say(view.question()))}</h1>
<c:if test="${view.isFinal()}"><p>${t.of('They cannot be had back.')}</p></c:if>
<c:if test="${empty view.ids()}"><p class="aside">${t.of('All of them, also those that the page does not show; those that come meanwhile may be met, too.')}</p></c:if>
<c:forEach var="id" items="${view.ids()}"><input type="hidden" name="id" value="${fn:escapeXml(id)}"></c:forEach>
<input type="hidden" name="sure" value="yes">
<div class="acts"><c:if test="${not frame.isReadOnly()}"><button name="act" value="${fn:escapeXml(view.act())}" class="first ${fn:escapeXml(view.mark())}">${fn:escapeXml(t.say(view.button()))}</button></c:if>
<a class="button" href="${fn:escapeXml(frame.root())}${fn:escapeXml(view.back())}">${t.of('Cancel')}</a></div>
</form>
</p:frame>
