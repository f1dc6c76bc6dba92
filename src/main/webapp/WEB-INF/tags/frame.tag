<%@ tag body-content="scriptless" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%-- What stands around every page: draws "frame", an org.presque.web.page.Frame, and the body inside its main part. --%>
<c:set var="frame" value="${requestScope.frame}"/>
<c:set var="server" value="${frame.server()}"/>
<c:set var="isAway" value="${frame.isAway()}"/>
<!DOCTYPE html>
<html lang="${fn:escapeXml(t.language())}" data-root="${fn:escapeXml(frame.root())}" data-words="${fn:escapeXml(t.ofScripts())}">
<head>
<meta charset="utf-8">
<title>${fn:escapeXml(t.say(frame.windowTitle()))}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" type="image/svg+xml" href="${fn:escapeXml(frame.root())}page/presque.svg">
<link rel="stylesheet" href="${fn:escapeXml(frame.root())}page/presque.css">
<script src="${fn:escapeXml(frame.root())}page/pages.js" defer></script>
<c:if test="${frame.scene().hasChart()}"><link rel="stylesheet" href="${fn:escapeXml(frame.root())}page/uplot/uPlot.min.css">
<script src="${fn:escapeXml(frame.root())}page/uplot/uPlot.iife.min.js" defer></script>
<script src="${fn:escapeXml(frame.root())}page/chart.js" defer></script></c:if>
<c:if test="${frame.scene().isHome()}"><script src="${fn:escapeXml(frame.root())}page/presque.js" defer></script></c:if>
<c:if test="${isAway}"><noscript><meta http-equiv="refresh" content="3"></noscript></c:if>
</head>
<body>
<header>
<c:choose>
<c:when test="${frame.scene().isHome()}"><h1 class="brand">presque <small>${fn:escapeXml(server.version())}</small></h1></c:when>
<c:otherwise><p class="brand"><a href="${fn:escapeXml(frame.root())}">presque</a></p></c:otherwise>
</c:choose>
<p id="link" class="${fn:escapeXml(frame.linkState())}" role="status">${fn:escapeXml(t.say(frame.link()))}</p>
<nav aria-label="${t.of('Pages')}" class="pages">
<c:forEach var="scene" items="${frame.scenes()}">
<a href="${fn:escapeXml(frame.root())}${fn:escapeXml(scene.link())}"<c:if test="${frame.scene() eq scene}"> aria-current="page"</c:if>>${fn:escapeXml(t.of(scene.title()))}</a>
</c:forEach>
</nav>
<c:if test="${frame.scene().isHome() or isAway}"><p class="redis">${t.of('Redis at')}&#32;<b>${fn:escapeXml(server.redis())}</b></p></c:if>
</header>
<main tabindex="-1"<c:if test="${frame.scene().isDrawnAnew() and not isAway}"> data-anew</c:if>>
<section id="away" class="note bad"<c:if test="${not isAway}"> hidden</c:if>>
<h2>${fn:escapeXml(t.of(frame.trouble()))}</h2>
<p>${t.of('Until it is back, nothing is taken in or given out. This page tries again by itself.')}&#32;<span id="since"></span></p>
</section>
<p id="said" class="${fn:escapeXml(frame.note().mark())}" role="status">${fn:escapeXml(t.say(frame.note().text()))}</p>
<jsp:doBody/>
</main>
</body>
</html>
