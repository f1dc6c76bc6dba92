<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="p" tagdir="/WEB-INF/tags" %>
<%-- Draws "view", an org.presque.web.page.job.JobView. Parts are named by when the job was put, too: after a Redis that has lost
  everything another job has its number. --%>
<p:frame>
<div data-fresh="standing&#32;${fn:escapeXml(view.created().iso())}">
<nav class="crumbs" aria-label="${t.of('Where this is')}">
<a href="${fn:escapeXml(frame.root())}${fn:escapeXml(view.queueLink())}"><bdi>${fn:escapeXml(view.queue())}</bdi></a>
<span aria-hidden="true">/</span>
<a href="${fn:escapeXml(frame.root())}${fn:escapeXml(view.listLink())}">${fn:escapeXml(t.of(view.state()))}</a>
</nav>
<div class="heading">
<h1>${fn:escapeXml(t.say(view.title()))}&#32;<p:state of="${view.state()}"/></h1>
<c:if test="${not frame.isReadOnly() and not view.isLeased()}">
<div class="acts">
<c:if test="${not empty view.readyButton()}"><form method="post" autocomplete="off"><button name="act" value="ready" class="first">${fn:escapeXml(t.of(view.readyButton()))}</button></form></c:if>
<details class="sure"><summary class="button bad">${t.of('Delete')}…</summary>
<form method="post" autocomplete="off"><p>${t.of('It cannot be had back.')}</p><input type="hidden" name="state" value="${fn:escapeXml(view.state())}"><button name="act" value="delete" class="bad">${t.of('Delete it')}</button></form></details>
</div>
</c:if>
</div>
<c:if test="${view.isLeased()}"><p class="aside">${t.of('A worker has it: nobody else can act on it until its lease ends.')}</p></c:if>
</div>
<dl class="facts" data-fresh="facts&#32;${fn:escapeXml(view.created().iso())}">
<div><dt>${t.of('Attempts')}</dt><dd>${fn:escapeXml(t.say(view.attempts()))}</dd></div>
<div><dt>${t.of('Priority')}</dt><dd>${fn:escapeXml(view.job().priority())}</dd></div>
<div><dt>${t.of('Put')}</dt><dd><p:moment at="${view.created()}"/></dd></div>
<div><dt>${t.of('Size')}</dt><dd>${fn:escapeXml(t.say(view.payload().sizeText()))}</dd></div>
</dl>
<section class="payload">
<div class="heading"><h2>${t.of('Payload')}</h2>
<div class="acts"><button type="button" class="copy" data-copy="raw" hidden>${t.of('Copy')}</button> <a href="${fn:escapeXml(frame.root())}${fn:escapeXml(view.jsonLink())}">JSON</a></div></div>
<c:if test="${view.payload().isCut()}"><p class="aside">${t.of('Only its beginning is shown here; the whole is in the JSON.')}</p></c:if>
<pre tabindex="0" aria-label="${t.of('Payload, set out')}">${fn:escapeXml(view.payload().pretty())}</pre>
<details><summary>${t.of('As it was put')}</summary>
<pre id="raw" tabindex="0" aria-label="${t.of('Payload, as it was put')}">
${fn:escapeXml(view.payload().raw())}</pre></details>
</section>
<section data-fresh="timeline&#32;${fn:escapeXml(view.created().iso())}">
<h2>${t.of('Timeline')}</h2>
<ol class="timeline">
<c:forEach var="step" items="${view.steps()}">
<li class="${fn:escapeXml(step.mark())}"><p><span class="what">${fn:escapeXml(t.say(step.what()))}</span> <c:if test="${not empty step.at()}"><p:moment at="${step.at()}"/> <small>${fn:escapeXml(step.at().full())}</small></c:if><c:if test="${not empty step.worker()}">&#32;<span class="by">${t.of('by')}&#32;<bdi>${fn:escapeXml(step.worker())}</bdi></span></c:if></p>
<c:if test="${not empty step.detail()}"><pre tabindex="0" aria-label="${t.of('Error')}">${fn:escapeXml(step.detail())}</pre></c:if></li>
</c:forEach>
</ol>
</section>
</p:frame>
