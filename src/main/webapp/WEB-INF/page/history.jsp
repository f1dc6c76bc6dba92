<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="p" tagdir="/WEB-INF/tags" %>
<%-- Draws "view", an org.presque.web.page.history.HistoryView. --%>
<p:frame>
<c:if test="${not view.isOfAll()}"><nav class="crumbs" aria-label="Where this is"><a href="${fn:escapeXml(frame.root())}${fn:escapeXml(view.queueLink())}"><bdi>${fn:escapeXml(view.queue())}</bdi></a></nav></c:if>
<div class="heading first"><h1>Throughput<c:if test="${view.isOfAll()}"> of all queues</c:if></h1></div>
<nav class="tabs" aria-label="How far back">
<c:forEach var="choice" items="${view.choices()}">
<a href="${fn:escapeXml(frame.root())}${fn:escapeXml(choice.link())}"<c:if test="${choice.isCurrent()}"> aria-current="page"</c:if>>${fn:escapeXml(choice.title())}</a>
</c:forEach>
</nav>
<section class="jobs" aria-label="Chart"><p:chart of="${view.trend()}"/></section>
</p:frame>
