<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="p" tagdir="/WEB-INF/tags" %>
<%-- Draws "view", an org.presque.web.page.history.HistoryView. --%>
<p:frame>
<c:if test="${not view.isOfAll()}"><nav class="crumbs" aria-label="${t.of('Where this is')}"><a href="${fn:escapeXml(frame.root())}${fn:escapeXml(view.queueLink())}"><bdi>${fn:escapeXml(view.queue())}</bdi></a></nav></c:if>
<div class="heading first"><h1>${fn:escapeXml(t.say(view.title()))}</h1></div>
<nav class="tabs" aria-label="${t.of('How far back')}">
<c:forEach var="choice" items="${view.choices()}">
<a href="${fn:escapeXml(frame.root())}${fn:escapeXml(choice.link())}"<c:if test="${choice.isCurrent()}"> aria-current="page"</c:if>>${fn:escapeXml(t.say(choice.title()))}</a>
</c:forEach>
</nav>
<section class="jobs" aria-label="${t.of('Chart')}" data-from=""><div data-fresh="chart"><p:chart of="${view.trend()}"/></div></section>
</p:frame>
