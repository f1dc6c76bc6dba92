<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="p" tagdir="/WEB-INF/tags" %>
<%-- Draws "view", an org.presque.web.page.workers.WorkersView. --%>
<p:frame>
<div class="heading first"><h1>${t.of('Workers')}</h1><a id="news" class="button" href="" hidden></a></div>
<p class="aside" data-fresh="count">${fn:escapeXml(t.say(view.count()))}&#32;${t.of('Who is silent for five minutes is not listed until it says something again.')}</p>
<c:choose>
<c:when test="${empty view.rows()}">
<section id="empty">
<h2>${t.of('No workers here')}</h2>
<p>${t.of('A worker is listed once it registers with a queue, and counted by the name that it sends with its requests:')}</p>
<pre>curl -X POST "${fn:escapeXml(frame.server().url())}/w/foo" -H "X-presque-workerid: worker-1"
curl "${fn:escapeXml(frame.server().url())}/q/foo?ttr=60" -H "X-presque-workerid: worker-1"</pre>
</section>
</c:when>
<c:otherwise>
<section class="jobs" aria-label="${t.of('Workers')}">
<table role="table" class="list">
<caption class="unseen">${t.of('Workers')}</caption>
<thead role="rowgroup">
<tr role="row">
<th role="columnheader" scope="col">${t.of('Worker')}</th>
<th role="columnheader" scope="col">${t.of('Queues')}</th>
<th role="columnheader" scope="col" class="wide">${t.of('Working on')}</th>
<th role="columnheader" scope="col" class="number">${t.of('Processed')}</th>
<th role="columnheader" scope="col" class="number">${t.of('Failed')}</th>
<th role="columnheader" scope="col" class="number">${t.of('Seen')}</th>
</tr>
</thead>
<tbody role="rowgroup">
<c:forEach var="row" items="${view.rows()}">
<tr role="row" data-fresh="worker&#32;${fn:escapeXml(row.id())}">
<th role="rowheader" scope="row" class="queue"><bdi class="name">${fn:escapeXml(row.id())}</bdi></th>
<td role="cell" class="queues"><c:forEach var="queue" items="${row.queues()}"><a href="${fn:escapeXml(frame.root())}${fn:escapeXml(queue.link())}"><bdi>${fn:escapeXml(queue.text())}</bdi></a>&#32;</c:forEach></td>
<td role="cell" class="wide"><c:forEach var="job" items="${row.working()}"><a href="${fn:escapeXml(frame.root())}${fn:escapeXml(job.link())}"><bdi>${fn:escapeXml(job.text())}</bdi></a>&#32;</c:forEach><c:if test="${row.hasRest()}">${fn:escapeXml(t.say(row.more()))}</c:if><c:if test="${empty row.working()}"><span class="none">${t.of('nothing')}</span></c:if></td>
<td role="cell" class="number ${fn:escapeXml(row.processed().mark())}" data-label="${t.of('Processed')}">${fn:escapeXml(t.number(row.processed().number()))}</td>
<td role="cell" class="number failed ${fn:escapeXml(row.failed().mark())}" data-label="${t.of('Failed')}">${fn:escapeXml(t.number(row.failed().number()))}</td>
<td role="cell" class="number" data-label="${t.of('Seen')}"><c:if test="${not empty row.seen()}"><p:moment at="${row.seen()}"/></c:if></td>
</tr>
</c:forEach>
</tbody>
</table>
</section>
</c:otherwise>
</c:choose>
<nav class="paging" data-fresh="paging" aria-label="${t.of('Pages of workers')}"<c:if test="${view.isFirst() and empty view.next()}"> hidden</c:if>>
<c:if test="${not view.isFirst()}"><a href="${fn:escapeXml(frame.root())}ui/workers">${t.of('First workers')}</a></c:if>
<c:if test="${not empty view.next()}"><a rel="next" href="${fn:escapeXml(frame.root())}${fn:escapeXml(view.next())}">${t.of('More workers')}</a></c:if>
</nav>
</p:frame>
