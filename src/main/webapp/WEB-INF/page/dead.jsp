<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="p" tagdir="/WEB-INF/tags" %>
<%-- Draws "view", an org.presque.web.page.dead.DeadView. --%>
<p:frame>
<div class="heading first"><h1>Dead letters</h1></div>
<c:choose>
<c:when test="${empty view.rows()}"><p class="aside">No dead jobs in the <c:if test="${not view.isFirst() or not empty view.next()}">${fn:escapeXml(view.looked().text())}&#32;</c:if>queues looked at.</p></c:when>
<c:otherwise>
<p class="aside">${fn:escapeXml(view.total())} in ${fn:escapeXml(view.queues())}. They were tried too often; nobody gets them unless they are retried.</p>
<section class="jobs" aria-label="Queues">
<table role="table" class="list">
<caption class="unseen">Queues that have dead jobs</caption>
<thead role="rowgroup">
<tr role="row">
<th role="columnheader" scope="col">Queue</th>
<th role="columnheader" scope="col" class="number">Dead</th>
<th role="columnheader" scope="col" class="wide">The first that died</th>
<th role="columnheader" scope="col"><span class="unseen">Retry or delete all</span></th>
</tr>
</thead>
<tbody role="rowgroup">
<c:forEach var="row" items="${view.rows()}">
<tr role="row">
<th role="rowheader" scope="row" class="queue"><a href="${fn:escapeXml(frame.root())}${fn:escapeXml(row.link())}"><bdi class="name">${fn:escapeXml(row.name())}</bdi></a></th>
<td role="cell" class="number count">${fn:escapeXml(row.count().text())}</td>
<td role="cell" class="wide"><c:forEach var="job" items="${row.first()}"><a href="${fn:escapeXml(frame.root())}${fn:escapeXml(job.link())}">${fn:escapeXml(job.id())}</a>&#32;<bdi class="code">${fn:escapeXml(job.excerpt())}</bdi>&#32;<small><p:moment at="${job.when()}"/></small><p class="error"><bdi>${fn:escapeXml(job.error())}</bdi></p></c:forEach></td>
<td role="cell" class="act"><c:if test="${not frame.isReadOnly()}"><div class="acts"><a href="${fn:escapeXml(frame.root())}${fn:escapeXml(row.link())}&amp;confirm=ready">Retry…<span class="unseen"> all of <bdi>${fn:escapeXml(row.name())}</bdi></span></a> <a class="bad" href="${fn:escapeXml(frame.root())}${fn:escapeXml(row.link())}&amp;confirm=delete">Delete…<span class="unseen"> all of <bdi>${fn:escapeXml(row.name())}</bdi></span></a></div></c:if></td>
</tr>
</c:forEach>
</tbody>
</table>
</section>
</c:otherwise>
</c:choose>
<nav class="paging" aria-label="Pages of queues"<c:if test="${view.isFirst() and empty view.next()}"> hidden</c:if>>
<c:if test="${not view.isFirst()}"><a href="${fn:escapeXml(frame.root())}ui/dead">First queues</a></c:if>
<c:if test="${not empty view.next()}"><a href="${fn:escapeXml(frame.root())}${fn:escapeXml(view.next())}">More queues</a></c:if>
</nav>
</p:frame>
