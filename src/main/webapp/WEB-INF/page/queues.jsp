<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="p" tagdir="/WEB-INF/tags" %>
<%-- Draws "view", an org.presque.web.page.overview.OverviewView. What is shown goes through fn:escapeXml: a test holds that. --%>
<c:set var="listing" value="${view.listing()}"/>
<c:set var="totals" value="${listing.totals()}"/>
<p:frame>
<section class="storage">
<h2 class="unseen">${t.of('Storage')}</h2>
<p data-durability="memory" class="note warn"<c:if test="${listing.durability() ne 'memory'}"> hidden</c:if>><strong>${t.of('Jobs are kept in memory only.')}</strong> ${t.of('If this Redis stops, they are lost. It keeps them with these settings:')}&#32;<span class="code">appendonly yes</span>, <span class="code">appendfsync everysec</span></p>
<p data-durability="everysec"<c:if test="${listing.durability() ne 'everysec'}"> hidden</c:if>>${t.of('Jobs are written to disk each second. They survive a crash; a power loss costs up to the last second.')}</p>
<p data-durability="always"<c:if test="${listing.durability() ne 'always'}"> hidden</c:if>>${t.of('Every job is on disk before it is accepted. Jobs survive a crash and a power loss.')}</p>
</section>
<section class="totals">
<h2 class="unseen">${t.of('Totals')}</h2>
<dl>
<div><dt>${t.of('Queues')}</dt><dd id="queues" class="${fn:escapeXml(listing.queues().mark())}">${fn:escapeXml(t.number(listing.queues().number()))}</dd></div>
<div><dt>${t.of('Ready')}</dt><dd id="size" class="${fn:escapeXml(totals.ready().mark())}">${fn:escapeXml(t.number(totals.ready().number()))}</dd></div>
<div><dt>${t.of('Delayed')}</dt><dd id="delayed" class="${fn:escapeXml(totals.delayed().mark())}">${fn:escapeXml(t.number(totals.delayed().number()))}</dd></div>
<div><dt>${t.of('Leased')}</dt><dd id="leased" class="${fn:escapeXml(totals.leased().mark())}">${fn:escapeXml(t.number(totals.leased().number()))}</dd></div>
<div><dt>${t.of('Dead')}</dt><dd><a id="dead" href="ui/dead" class="dead ${fn:escapeXml(totals.dead().mark())}">${fn:escapeXml(t.number(totals.dead().number()))}</a></dd></div>
<div><dt>${t.of('Workers')}</dt><dd data-fresh="workers"><a href="ui/workers" class="${fn:escapeXml(view.workers().mark())}">${fn:escapeXml(t.number(view.workers().number()))}</a></dd></div>
<div><dt>${t.of('Oldest ready')}</dt><dd id="oldest">${fn:escapeXml(t.say(totals.oldest()))}</dd></div>
<div><dt>${t.of('Processed a minute')}</dt><dd data-fresh="minute" class="${fn:escapeXml(view.trend().latest().mark())}">${fn:escapeXml(t.number(view.trend().latest().number()))}</dd></div>
<div><dt>${t.of('Processed')}</dt><dd id="processed" class="${fn:escapeXml(totals.processed().mark())}">${fn:escapeXml(t.number(totals.processed().number()))}</dd></div>
<div><dt>${t.of('Failed')}</dt><dd id="failed" class="failed ${fn:escapeXml(totals.failed().mark())}">${fn:escapeXml(t.number(totals.failed().number()))}</dd></div>
</dl>
<p id="part"<c:if test="${not listing.isPart()}"> hidden</c:if>>${t.of('Queues shown here, over which jobs are counted:')}&#32;<span id="shown">${fn:escapeXml(t.number(listing.shown().number()))}</span></p>
</section>
<section class="trend" aria-label="${t.of('Throughput')}" data-from=""<c:if test="${listing.isEmpty()}"> hidden</c:if>>
<div data-fresh="chart"><p:chart of="${view.trend()}"/></div>
</section>
<section id="list"<c:if test="${empty listing.rows()}"> hidden</c:if>>
<table role="table">
<caption>${t.of('Queues')}</caption>
<thead role="rowgroup">
<tr role="row">
<th role="columnheader" scope="col">${t.of('Queue')}</th>
<th role="columnheader" scope="col">${t.of('State')}</th>
<th role="columnheader" scope="col" class="number">${t.of('Ready')}</th>
<th role="columnheader" scope="col" class="number">${t.of('Delayed')}</th>
<th role="columnheader" scope="col" class="number">${t.of('Leased')}</th>
<th role="columnheader" scope="col" class="number">${t.of('Dead')}</th>
<th role="columnheader" scope="col" class="number">${t.of('Processed')}</th>
<th role="columnheader" scope="col" class="number">${t.of('Failed')}</th>
<th role="columnheader" scope="col" class="trace">${t.of('Last hour')}</th>
<th role="columnheader" scope="col"><span class="unseen">${t.of('Stop or start')}</span></th>
</tr>
</thead>
<tbody role="rowgroup">
<c:forEach var="row" items="${listing.rows()}">
<%@ include file="queues-row.jspf" %>
</c:forEach>
</tbody>
</table>
</section>
<template id="row">
<c:set var="row" value="${view.blankRow()}"/>
<%@ include file="queues-row.jspf" %>
</template>
<nav class="paging" aria-label="${t.of('Pages of queues')}"<c:if test="${listing.pages().isWhole()}"> hidden</c:if>>
<a id="first" href="./"<c:if test="${listing.pages().isFirst()}"> hidden</c:if>>${t.of('First queues')}</a>
<a id="next" href="${fn:escapeXml(listing.pages().nextLink())}"<c:if test="${listing.pages().isLast()}"> hidden</c:if>>${t.of('More queues')}</a>
</nav>
<section id="empty"<c:if test="${not listing.isEmpty()}"> hidden</c:if>>
<h2>${t.of('No queues yet')}</h2>
<p>${t.of('A queue appears when its first job arrives. A job is any JSON. Put one:')}</p>
<pre>curl -X POST "<span class="url">${fn:escapeXml(frame.server().url())}</span>/q/foo" \
  -d '{"foo":"bar", "foo2":"bar" }'</pre>
<p>${t.of('and take it:')}</p>
<pre>curl "<span class="url">${fn:escapeXml(frame.server().url())}</span>/q/foo"</pre>
</section>
</p:frame>
