<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="p" tagdir="/WEB-INF/tags" %>
<%-- Draws "view", an org.presque.web.page.queue.QueueView. --%>
<c:set var="mayAct" value="${not frame.isReadOnly()}"/>
<c:set var="hasActs" value="${mayAct and view.hasActs()}"/>
<p:frame>
<div class="heading first" data-fresh="heading" data-openness="${fn:escapeXml(view.openness())}">
<h1><bdi>${fn:escapeXml(view.name())}</bdi>&#32;<p:state of="${view.openness()}"/></h1>
<c:if test="${mayAct}"><form method="post" class="acts" autocomplete="off">
<c:choose>
<c:when test="${view.isOpen()}"><button name="act" value="stop">${t.of('Stop')}</button></c:when>
<c:otherwise><button name="act" value="start" class="first">${t.of('Start')}</button></c:otherwise>
</c:choose>
</form></c:if>
</div>
<dl class="facts">
<div><dt>${t.of('Oldest ready')}</dt><dd id="oldest">${fn:escapeXml(t.say(view.oldest()))}</dd></div>
<p:fact of="${t.of('Processed')}" count="${view.processed()}" field="processed"/>
<p:fact of="${t.of('Failed')}" count="${view.failed()}" mark="failed" field="failed"/>
<p:fact of="${t.of('Expired')}" count="${view.expired()}" field="expired"/>
<p:fact of="${t.of('Deleted')}" count="${view.deleted()}" field="deleted"/>
<p:fact of="${t.of('Workers')}" count="${view.workers()}" field="workers"/>
</dl>
<c:if test="${mayAct and not empty view.more()}"><p class="note warn">${t.of('The time was over before all jobs were met.')}&#32;<a href="${fn:escapeXml(frame.root())}${fn:escapeXml(view.more())}">${t.of('Go on')}</a></p></c:if>
<nav class="tabs" aria-label="${t.of('Jobs by state')}" data-stats="${fn:escapeXml(view.statsLink())}">
<c:forEach var="tab" items="${view.tabs()}">
<a href="${fn:escapeXml(frame.root())}${fn:escapeXml(tab.link())}"<c:if test="${tab.isCurrent()}"> aria-current="page"</c:if>><p:state of="${tab.state()}"/>&#32;<b class="${fn:escapeXml(tab.count().mark())}" data-count="${fn:escapeXml(tab.state())}">${fn:escapeXml(t.number(tab.count().number()))}</b></a>
</c:forEach>
<a id="news" class="button" href="${fn:escapeXml(frame.root())}${fn:escapeXml(view.first())}" hidden></a>
</nav>
<section class="jobs" aria-label="${t.of('Jobs')}">
<form method="get" role="search" class="search" action="${fn:escapeXml(frame.root())}${fn:escapeXml(view.link())}">
<input type="hidden" name="state" value="${fn:escapeXml(view.state())}">
<label><span class="unseen">${fn:escapeXml(t.say(view.searchLabel()))}</span><input type="search" name="q" value="${fn:escapeXml(view.word())}" placeholder="${t.of('Text or error')}" spellcheck="false" autocapitalize="off"></label>
<button>${t.of('Search')}</button>
<c:if test="${not view.isWhole()}"><p class="aside">${fn:escapeXml(t.say(view.search()))}&#32;<a href="${fn:escapeXml(frame.root())}${fn:escapeXml(view.whole())}">${t.of('All jobs')}</a></p></c:if>
</form>
<c:choose>
<c:when test="${empty view.rows() and not view.isWhole()}"></c:when>
<c:when test="${empty view.rows()}"><p class="aside">${fn:escapeXml(t.say(view.none()))}</p></c:when>
<c:otherwise>
<form method="post" autocomplete="off">
<c:if test="${hasActs}"><div class="heading">
<div class="acts" role="group" aria-label="${t.of('Selected jobs')}">
<label class="all" hidden><input type="checkbox" id="all"> ${t.of('All on this page')}</label>
<c:if test="${not empty view.readyButton()}"><button name="act" value="ready">${fn:escapeXml(t.of(view.readyButton()))} <span class="unseen">${t.of('the selected jobs')}</span></button></c:if>
<button name="act" value="delete" class="bad">${t.of('Delete')}… <span class="unseen">${t.of('the selected jobs')}</span></button>
</div>
<div class="acts" role="group" aria-label="${t.of('All jobs')}">
<c:if test="${not view.allReadyLink().isEmpty()}"><a href="${fn:escapeXml(frame.root())}${fn:escapeXml(view.first())}&amp;confirm=ready">${fn:escapeXml(t.say(view.allReadyLink()))}</a></c:if>
<a class="bad" href="${fn:escapeXml(frame.root())}${fn:escapeXml(view.first())}&amp;confirm=delete">${fn:escapeXml(t.say(view.allDeleteLink()))}</a>
</div>
</div></c:if>
<table role="table" class="list">
<caption class="unseen">${fn:escapeXml(t.say(view.listTitle()))}</caption>
<thead role="rowgroup">
<tr role="row">
<c:if test="${hasActs}"><th role="columnheader" scope="col" class="tick"><span class="unseen">${t.of('Select')}</span></th></c:if>
<th role="columnheader" scope="col">${t.of('Job')}</th>
<th role="columnheader" scope="col" class="wide">${t.of('Payload')}</th>
<th role="columnheader" scope="col">${t.of('Attempts')}</th>
<th role="columnheader" scope="col" class="number">${fn:escapeXml(t.of(view.whenTitle()))}</th>
</tr>
</thead>
<tbody role="rowgroup">
<c:forEach var="row" items="${view.rows()}">
<tr role="row">
<c:if test="${hasActs}"><td role="cell" class="tick"><label><span class="unseen">${t.of('Select')}&#32;${fn:escapeXml(row.id())}</span><input type="checkbox" name="id" value="${fn:escapeXml(row.id())}"></label></td></c:if>
<th role="rowheader" scope="row"><a href="${fn:escapeXml(frame.root())}${fn:escapeXml(row.link())}">${fn:escapeXml(row.id())}</a></th>
<td role="cell" class="wide"><bdi class="code">${fn:escapeXml(row.excerpt())}</bdi><c:if test="${not row.priority().isEmpty()}">&#32;<small>${fn:escapeXml(t.say(row.priority()))}</small></c:if><c:if test="${not empty row.error()}"><p class="error"><bdi>${fn:escapeXml(row.error())}</bdi></p></c:if></td>
<td role="cell" class="attempts" data-label="${t.of('Attempts')}">${fn:escapeXml(t.say(row.attempts()))}</td>
<td role="cell" class="number when" data-label="${fn:escapeXml(t.of(view.whenTitle()))}"><p:moment at="${row.when()}"/><c:if test="${not empty row.worker()}"><small class="worker"><bdi>${fn:escapeXml(row.worker())}</bdi></small></c:if></td>
</tr>
</c:forEach>
</tbody>
</table>
</form>
</c:otherwise>
</c:choose>
<nav class="paging" aria-label="${t.of('Pages of jobs')}"<c:if test="${view.isFirst() and empty view.next()}"> hidden</c:if>>
<c:if test="${not view.isFirst()}"><a href="${fn:escapeXml(frame.root())}${fn:escapeXml(view.first())}">${t.of('First jobs')}</a></c:if>
<c:if test="${not empty view.next()}"><a href="${fn:escapeXml(frame.root())}${fn:escapeXml(view.next())}"><c:choose><c:when test="${view.isWhole()}">${t.of('More jobs')}</c:when><c:otherwise>${t.of('Go on searching')}</c:otherwise></c:choose></a></c:if>
</nav>
</section>
<section class="trend" aria-label="${t.of('Throughput')}" data-from="${fn:escapeXml(view.historyLink())}hour"><div data-fresh="chart"><p:chart of="${view.trend()}"/></div>
<p class="aside">${t.of('Throughput:')}&#32;<a href="${fn:escapeXml(frame.root())}${fn:escapeXml(view.historyLink())}hour">${t.of('last hour')}</a>, <a href="${fn:escapeXml(frame.root())}${fn:escapeXml(view.historyLink())}day">${t.of('last day')}</a>, <a href="${fn:escapeXml(frame.root())}${fn:escapeXml(view.historyLink())}month">${t.of('last 30 days')}</a></p>
</section>
<c:if test="${mayAct}"><section class="more" aria-label="${t.of('More to do')}">
<details<c:if test="${view.newJob().isOpen()}"> open</c:if>><summary>${t.of('Add a job')}</summary>
<form method="post" autocomplete="off" class="fields">
<label class="whole">${t.of('Job, any JSON')}<textarea name="job" rows="6" required spellcheck="false">
${fn:escapeXml(view.newJob().job())}</textarea></label>
<p:field name="priority" label="${t.of('Priority')}" hint="${t.of('0 to 9, 9 first')}" value="${view.newJob().priority()}"/>
<p:field name="delay" label="${t.of('Delay')}" hint="${t.of('seconds or PT5M')}" value="${view.newJob().delay()}"/>
<p:field name="tries" label="${t.of('Tries')}" hint="${t.of('1 to 100')}" value="${view.newJob().tries()}"/>
<p:field name="uniq" label="${t.of('Unique key')}" hint="${t.of('at most one such job')}" value="${view.newJob().uniq()}"/>
<div class="whole"><button name="act" value="add" class="first">${t.of('Add')}</button></div>
</form></details>
<details<c:if test="${view.settings().isOpen()}"> open</c:if>><summary>${t.of('Settings')}</summary>
<form method="post" autocomplete="off" class="fields">
<p class="whole aside">${t.of('Of jobs that say nothing of it themselves. An empty field is not set.')}</p>
<p:field name="ttl" label="${t.of('Time to live')}" hint="${t.of('seconds or PT1H')}" value="${view.settings().ttl()}"/>
<p:field name="max_length" label="${t.of('Most jobs')}" hint="${t.of('more are refused')}" value="${view.settings().maxLength()}"/>
<p:field name="tries" label="${t.of('Tries')}" hint="${t.of('1 to 100')}" value="${view.settings().tries()}"/>
<p:field name="backoff" label="${t.of('Backoff')}" hint="30s · 10s,1m,5m · exp:2s,1h" value="${view.settings().backoff()}"/>
<p:field name="ttr" label="${t.of('Time to run')}" hint="${t.of('seconds, of a lease')}" value="${view.settings().ttr()}"/>
<label>${t.of('Policy')}<select name="policy">
<option value="">roundrobin: ${t.of('each job to one')}</option>
<option value="broadcast"<c:if test="${view.settings().isBroadcast()}"> selected</c:if>>broadcast: ${t.of('each job to all')}</option>
</select></label>
<div class="whole"><button name="act" value="set" class="first">${t.of('Save')}</button></div>
</form></details>
<details><summary>${t.of('Delete the queue')}</summary>
<form method="post" autocomplete="off" class="fields">
<p class="whole">${t.of('Everything of it goes: jobs in every state, counters, settings. To be sure, type its name.')}</p>
<label>${t.of('Name of the queue')}<input name="name" required spellcheck="false" autocapitalize="off"></label>
<div class="whole"><button name="act" value="purge" class="bad">${t.of('Delete the queue')}</button></div>
</form></details>
</section></c:if>
</p:frame>
