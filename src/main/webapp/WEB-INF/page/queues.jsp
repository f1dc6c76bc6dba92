<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="p" tagdir="/WEB-INF/tags" %>
<%-- Draws "view", an org.presque.web.page.overview.OverviewView. What is shown goes through fn:escapeXml: a test holds that. --%>
<c:set var="listing" value="${view.listing()}"/>
<c:set var="totals" value="${listing.totals()}"/>
<p:frame>
<section class="storage">
<h2 class="unseen">Storage</h2>
<p data-durability="memory" class="note warn"<c:if test="${listing.durability() ne 'memory'}"> hidden</c:if>><strong>Jobs are kept in memory only.</strong> If this Redis stops, they are lost. To keep them, set <span class="code">appendonly yes</span> and <span class="code">appendfsync everysec</span> in it.</p>
<p data-durability="everysec"<c:if test="${listing.durability() ne 'everysec'}"> hidden</c:if>>Jobs are written to disk each second. They survive a crash; a power loss costs up to the last second.</p>
<p data-durability="always"<c:if test="${listing.durability() ne 'always'}"> hidden</c:if>>Every job is on disk before it is accepted. Jobs survive a crash and a power loss.</p>
</section>
<section class="totals">
<h2 class="unseen">Totals</h2>
<dl>
<div><dt>Queues</dt><dd id="queues" class="${fn:escapeXml(listing.queues().mark())}">${fn:escapeXml(listing.queues().text())}</dd></div>
<div><dt>Ready</dt><dd id="size" class="${fn:escapeXml(totals.ready().mark())}">${fn:escapeXml(totals.ready().text())}</dd></div>
<div><dt>Delayed</dt><dd id="delayed" class="${fn:escapeXml(totals.delayed().mark())}">${fn:escapeXml(totals.delayed().text())}</dd></div>
<div><dt>Leased</dt><dd id="leased" class="${fn:escapeXml(totals.leased().mark())}">${fn:escapeXml(totals.leased().text())}</dd></div>
<div><dt>Dead</dt><dd><a id="dead" href="ui/dead" class="dead ${fn:escapeXml(totals.dead().mark())}">${fn:escapeXml(totals.dead().text())}</a></dd></div>
<div><dt>Oldest ready</dt><dd id="oldest">${fn:escapeXml(totals.oldest())}</dd></div>
<div><dt>Processed a minute</dt><dd class="${fn:escapeXml(view.trend().latest().mark())}">${fn:escapeXml(view.trend().latest().text())}</dd></div>
<div><dt>Processed</dt><dd id="processed" class="${fn:escapeXml(totals.processed().mark())}">${fn:escapeXml(totals.processed().text())}</dd></div>
<div><dt>Failed</dt><dd id="failed" class="failed ${fn:escapeXml(totals.failed().mark())}">${fn:escapeXml(totals.failed().text())}</dd></div>
</dl>
<p id="part"<c:if test="${not listing.isPart()}"> hidden</c:if>>Jobs are counted over the <span id="shown">${fn:escapeXml(listing.shown().text())}</span> queues shown here.</p>
</section>
<section class="trend" aria-label="Throughput"<c:if test="${listing.isEmpty()}"> hidden</c:if>>
<p:chart of="${view.trend()}"/>
</section>
<section id="list"<c:if test="${empty listing.rows()}"> hidden</c:if>>
<table role="table">
<caption>Queues</caption>
<thead role="rowgroup">
<tr role="row">
<th role="columnheader" scope="col">Queue</th>
<th role="columnheader" scope="col">State</th>
<th role="columnheader" scope="col" class="number">Ready</th>
<th role="columnheader" scope="col" class="number">Delayed</th>
<th role="columnheader" scope="col" class="number">Leased</th>
<th role="columnheader" scope="col" class="number">Dead</th>
<th role="columnheader" scope="col" class="number">Processed</th>
<th role="columnheader" scope="col" class="number">Failed</th>
<th role="columnheader" scope="col" class="trace">Last hour</th>
<th role="columnheader" scope="col"><span class="unseen">Stop or start</span></th>
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
<nav class="paging" aria-label="Pages of queues"<c:if test="${listing.pages().isWhole()}"> hidden</c:if>>
<a id="first" href="./"<c:if test="${listing.pages().isFirst()}"> hidden</c:if>>First queues</a>
<a id="next" href="${fn:escapeXml(listing.pages().nextLink())}"<c:if test="${listing.pages().isLast()}"> hidden</c:if>>More queues</a>
</nav>
<section id="empty"<c:if test="${not listing.isEmpty()}"> hidden</c:if>>
<h2>No queues yet</h2>
<p>A queue appears when its first job arrives. A job is any JSON. Put one:</p>
<pre>curl -X POST "<span class="url">${fn:escapeXml(frame.server().url())}</span>/q/foo" \
  -d '{"foo":"bar", "foo2":"bar" }'</pre>
<p>and take it:</p>
<pre>curl "<span class="url">${fn:escapeXml(frame.server().url())}</span>/q/foo"</pre>
</section>
</p:frame>
