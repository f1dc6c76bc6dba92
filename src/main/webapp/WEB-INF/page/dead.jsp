<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="p" tagdir="/WEB-INF/tags" %>
<%-- Draws "view", an org.presque.web.page.dead.DeadView. --%>
<p:frame>
<div class="heading first"><h1>${t.of('Dead letters')}</h1><a id="news" class="button" href="" hidden></a></div>
<p class="aside" data-fresh="count">${fn:escapeXml(t.say(view.count()))}<c:if test="${not empty view.rows()}">&#32;${t.of('They were tried too often; nobody gets them unless they are retried.')}</c:if></p>
<c:if test="${not empty view.rows()}">
<section class="jobs" aria-label="${t.of('Queues')}">
<table role="table" class="list">
<caption class="unseen">${t.of('Queues that have dead jobs')}</caption>
<thead role="rowgroup">
<tr role="row">
<th role="columnheader" scope="col">${t.of('Queue')}</th>
<th role="columnheader" scope="col" class="number">${t.of('Dead')}</th>
<th role="columnheader" scope="col" class="wide">${t.of('The first that died')}</th>
<th role="columnheader" scope="col"><span class="unseen">${t.of('Retry or delete all')}</span></th>
</tr>
</thead>
<tbody role="rowgroup">
<c:forEach var="row" items="${view.rows()}">
<tr role="row" data-fresh="queue&#32;${fn:escapeXml(row.name())}">
<th role="rowheader" scope="row" class="queue"><a href="${fn:escapeXml(frame.root())}${fn:escapeXml(row.link())}"><bdi class="name">${fn:escapeXml(row.name())}</bdi></a></th>
<td role="cell" class="number count">${fn:escapeXml(t.number(row.count().number()))}</td>
<td role="cell" class="wide"><c:forEach var="job" items="${row.first()}"><a href="${fn:escapeXml(frame.root())}${fn:escapeXml(job.link())}">${fn:escapeXml(job.id())}</a>&#32;<bdi class="code">${fn:escapeXml(job.excerpt())}</bdi>&#32;<small><p:moment at="${job.when()}"/></small><p class="error"><bdi>${fn:escapeXml(job.error())}</bdi></p></c:forEach></td>
<td role="cell" class="act"><c:if test="${not frame.isReadOnly()}"><div class="acts"><a href="${fn:escapeXml(frame.root())}${fn:escapeXml(row.link())}&amp;confirm=ready">${t.of('Retry')}…<span class="unseen"> <bdi>${fn:escapeXml(row.name())}</bdi></span></a> <a class="bad" href="${fn:escapeXml(frame.root())}${fn:escapeXml(row.link())}&amp;confirm=delete">${t.of('Delete')}…<span class="unseen"> <bdi>${fn:escapeXml(row.name())}</bdi></span></a></div></c:if></td>
</tr>
</c:forEach>
</tbody>
</table>
</section>
</c:if>
<nav class="paging" data-fresh="paging" aria-label="${t.of('Pages of queues')}"<c:if test="${view.isFirst() and empty view.next()}"> hidden</c:if>>
<c:if test="${not view.isFirst()}"><a href="${fn:escapeXml(frame.root())}ui/dead">${t.of('First queues')}</a></c:if>
<c:if test="${not empty view.next()}"><a rel="next" href="${fn:escapeXml(frame.root())}${fn:escapeXml(view.next())}">${t.of('More queues')}</a></c:if>
</nav>
</p:frame>
