<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="p" tagdir="/WEB-INF/tags" %>
<%-- Draws "view", an org.presque.web.page.queue.QueueView. --%>
<c:set var="mayAct" value="${not frame.isReadOnly()}"/>
<c:set var="hasActs" value="${mayAct and view.hasActs()}"/>
<p:frame>
<div class="heading first">
<h1><bdi>${fn:escapeXml(view.name())}</bdi>&#32;<p:state of="${view.openness()}"/></h1>
<c:if test="${mayAct}"><form method="post" class="acts" autocomplete="off">
<c:choose>
<c:when test="${view.isOpen()}"><button name="act" value="stop">Stop</button></c:when>
<c:otherwise><button name="act" value="start" class="first">Start</button></c:otherwise>
</c:choose>
</form></c:if>
</div>
<dl class="facts">
<div><dt>Oldest ready</dt><dd>${fn:escapeXml(view.oldest())}</dd></div>
<p:fact of="Processed" count="${view.processed()}"/>
<p:fact of="Failed" count="${view.failed()}" mark="failed"/>
<p:fact of="Expired" count="${view.expired()}"/>
<p:fact of="Deleted" count="${view.deleted()}"/>
<p:fact of="Workers" count="${view.workers()}"/>
</dl>
<c:if test="${mayAct and not empty view.more()}"><form method="post" class="note warn" autocomplete="off">
<p>The time was over before all jobs were met. <button name="act" value="${fn:escapeXml(view.more())}">Go on</button></p>
</form></c:if>
<nav class="tabs" aria-label="Jobs by state" data-stats="${fn:escapeXml(view.statsLink())}">
<c:forEach var="tab" items="${view.tabs()}">
<a href="${fn:escapeXml(frame.root())}${fn:escapeXml(tab.link())}"<c:if test="${tab.isCurrent()}"> aria-current="page"</c:if>><p:state of="${tab.state()}"/>&#32;<b class="${fn:escapeXml(tab.count().mark())}" data-count="${fn:escapeXml(tab.state())}">${fn:escapeXml(tab.count().text())}</b></a>
</c:forEach>
<a id="news" class="button" href="${fn:escapeXml(frame.root())}${fn:escapeXml(view.first())}" hidden></a>
</nav>
<section class="jobs" aria-label="Jobs">
<form method="get" role="search" class="search" action="${fn:escapeXml(frame.root())}${fn:escapeXml(view.link())}">
<input type="hidden" name="state" value="${fn:escapeXml(view.state())}">
<label><span class="unseen">Search the jobs that are ${fn:escapeXml(view.state())}</span><input type="search" name="q" value="${fn:escapeXml(view.word())}" placeholder="Text or error" spellcheck="false" autocapitalize="off"></label>
<button>Search</button>
<c:if test="${not view.isWhole()}"><p class="aside">${fn:escapeXml(view.search())}&#32;<a href="${fn:escapeXml(frame.root())}${fn:escapeXml(view.whole())}">All jobs</a></p></c:if>
</form>
<c:choose>
<c:when test="${empty view.rows() and not view.isWhole()}"></c:when>
<c:when test="${empty view.rows()}"><p class="aside">No ${fn:escapeXml(view.state())} jobs<c:if test="${not view.isFirst()}"> behind this place</c:if>.</p></c:when>
<c:otherwise>
<form method="post" autocomplete="off">
<c:if test="${hasActs}"><div class="heading">
<div class="acts" role="group" aria-label="Selected jobs">
<label class="all" hidden><input type="checkbox" id="all"> All on this page</label>
<c:if test="${not empty view.readyButton()}"><button name="act" value="ready">${fn:escapeXml(view.readyButton())} <span class="unseen">the selected jobs</span></button></c:if>
<button name="act" value="delete" class="bad">Delete… <span class="unseen">the selected jobs</span></button>
</div>
<div class="acts" role="group" aria-label="All jobs">
<c:if test="${not empty view.allReadyLink()}"><a href="${fn:escapeXml(frame.root())}${fn:escapeXml(view.first())}&amp;confirm=ready">${fn:escapeXml(view.allReadyLink())}</a></c:if>
<a class="bad" href="${fn:escapeXml(frame.root())}${fn:escapeXml(view.first())}&amp;confirm=delete">${fn:escapeXml(view.allDeleteLink())}</a>
</div>
</div></c:if>
<table role="table" class="list">
<caption class="unseen">Jobs that are ${fn:escapeXml(view.state())}</caption>
<thead role="rowgroup">
<tr role="row">
<c:if test="${hasActs}"><th role="columnheader" scope="col" class="tick"><span class="unseen">Select</span></th></c:if>
<th role="columnheader" scope="col">Job</th>
<th role="columnheader" scope="col" class="wide">Payload</th>
<th role="columnheader" scope="col">Attempts</th>
<th role="columnheader" scope="col" class="number">${fn:escapeXml(view.whenTitle())}</th>
</tr>
</thead>
<tbody role="rowgroup">
<c:forEach var="row" items="${view.rows()}">
<tr role="row">
<c:if test="${hasActs}"><td role="cell" class="tick"><label><span class="unseen">Select job ${fn:escapeXml(row.id())}</span><input type="checkbox" name="id" value="${fn:escapeXml(row.id())}"></label></td></c:if>
<th role="rowheader" scope="row"><a href="${fn:escapeXml(frame.root())}${fn:escapeXml(row.link())}">${fn:escapeXml(row.id())}</a></th>
<td role="cell" class="wide"><bdi class="code">${fn:escapeXml(row.excerpt())}</bdi><c:if test="${not empty row.priority()}">&#32;<small>${fn:escapeXml(row.priority())}</small></c:if><c:if test="${not empty row.error()}"><p class="error"><bdi>${fn:escapeXml(row.error())}</bdi></p></c:if></td>
<td role="cell" class="attempts" data-label="Attempts">${fn:escapeXml(row.attempts())}</td>
<td role="cell" class="number when" data-label="${fn:escapeXml(view.whenTitle())}"><p:moment at="${row.when()}"/><c:if test="${not empty row.worker()}"><small class="worker"><bdi>${fn:escapeXml(row.worker())}</bdi></small></c:if></td>
</tr>
</c:forEach>
</tbody>
</table>
</form>
</c:otherwise>
</c:choose>
<nav class="paging" aria-label="Pages of jobs"<c:if test="${view.isFirst() and empty view.next()}"> hidden</c:if>>
<c:if test="${not view.isFirst()}"><a href="${fn:escapeXml(frame.root())}${fn:escapeXml(view.first())}">First jobs</a></c:if>
<c:if test="${not empty view.next()}"><a href="${fn:escapeXml(frame.root())}${fn:escapeXml(view.next())}"><c:choose><c:when test="${view.isWhole()}">More jobs</c:when><c:otherwise>Go on searching</c:otherwise></c:choose></a></c:if>
</nav>
</section>
<section class="trend" aria-label="Throughput"><p:chart of="${view.trend()}"/>
<p class="aside">Throughput of the last <a href="${fn:escapeXml(frame.root())}${fn:escapeXml(view.historyLink())}hour">hour</a>, <a href="${fn:escapeXml(frame.root())}${fn:escapeXml(view.historyLink())}day">day</a>, <a href="${fn:escapeXml(frame.root())}${fn:escapeXml(view.historyLink())}month">month</a></p>
</section>
<c:if test="${mayAct}"><section class="more" aria-label="More to do">
<details<c:if test="${view.newJob().isOpen()}"> open</c:if>><summary>Add a job</summary>
<form method="post" autocomplete="off" class="fields">
<label class="whole">Job, any JSON<textarea name="job" rows="6" required spellcheck="false">
${fn:escapeXml(view.newJob().job())}</textarea></label>
<p:field name="priority" label="Priority" hint="0 to 9, 9 first" value="${view.newJob().priority()}"/>
<p:field name="delay" label="Delay" hint="seconds or PT5M" value="${view.newJob().delay()}"/>
<p:field name="tries" label="Tries" hint="1 to 100" value="${view.newJob().tries()}"/>
<p:field name="uniq" label="Unique key" hint="at most one such job" value="${view.newJob().uniq()}"/>
<div class="whole"><button name="act" value="add" class="first">Add</button></div>
</form></details>
<details<c:if test="${view.settings().isOpen()}"> open</c:if>><summary>Settings</summary>
<form method="post" autocomplete="off" class="fields">
<p class="whole aside">Of jobs that say nothing of it themselves. An empty field is not set.</p>
<p:field name="ttl" label="Time to live" hint="seconds or PT1H" value="${view.settings().ttl()}"/>
<p:field name="max_length" label="Most jobs" hint="more are refused" value="${view.settings().maxLength()}"/>
<p:field name="tries" label="Tries" hint="1 to 100" value="${view.settings().tries()}"/>
<p:field name="backoff" label="Backoff" hint="30s · 10s,1m,5m · exp:2s,1h" value="${view.settings().backoff()}"/>
<p:field name="ttr" label="Time to run" hint="seconds, of a lease" value="${view.settings().ttr()}"/>
<label>Policy<select name="policy">
<option value="">roundrobin: each job to one</option>
<option value="broadcast"<c:if test="${view.settings().isBroadcast()}"> selected</c:if>>broadcast: each job to all</option>
</select></label>
<div class="whole"><button name="act" value="set" class="first">Save</button></div>
</form></details>
<details><summary>Delete the queue</summary>
<form method="post" autocomplete="off" class="fields">
<p class="whole">Everything of it goes: jobs in every state, counters, settings. To be sure, type its name.</p>
<label>Name of the queue<input name="name" required spellcheck="false" autocapitalize="off"></label>
<div class="whole"><button name="act" value="purge" class="bad">Delete the queue</button></div>
</form></details>
</section></c:if>
</p:frame>
