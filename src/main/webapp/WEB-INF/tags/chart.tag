<%@ tag body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" %>
<%@ attribute name="of" required="true" type="org.presque.web.page.history.Trend" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%-- How much was done over time, drawn, and its figures as a table. --%>
<c:choose>
<c:when test="${of.isEmpty()}"><p class="aside">${t.of('Nothing was processed in this time, or nothing is noted of it yet.')}</p></c:when>
<c:otherwise>
<figure data-start="${fn:escapeXml(of.startSeconds())}" data-step="${fn:escapeXml(of.stepSeconds())}">
<figcaption class="aside"><b>${fn:escapeXml(t.number(of.processed().number()))}</b> ${t.of('processed')}, <b class="failed ${fn:escapeXml(of.failed().mark())}">${fn:escapeXml(t.number(of.failed().number()))}</b> ${t.of('failed')}&#32;(${fn:escapeXml(t.say(of.range().title()))}); ${fn:escapeXml(t.say(of.mostText()))}</figcaption>
<svg class="chart" viewBox="0 0 600 100" preserveAspectRatio="none" aria-hidden="true" focusable="false">
<c:forEach var="bar" items="${of.bars()}">
<rect class="processed" x="${fn:escapeXml(bar.x())}" y="${fn:escapeXml(bar.y())}" width="${fn:escapeXml(bar.width())}" height="${fn:escapeXml(bar.height())}"/>
<rect class="failed" x="${fn:escapeXml(bar.x())}" y="${fn:escapeXml(bar.failedY())}" width="${fn:escapeXml(bar.width())}" height="${fn:escapeXml(bar.failedHeight())}"/>
</c:forEach>
</svg>
<p class="axis" aria-hidden="true"><span>${fn:escapeXml(of.from())}</span><span>${t.of('now')} (UTC)</span></p>
<details><summary>${t.of('Figures')}</summary>
<table role="table" class="figures">
<caption class="unseen">${fn:escapeXml(t.say(of.range().title()))}</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${t.of('From')} (UTC)</th><th role="columnheader" scope="col" class="number">${t.of('Processed')}</th><th role="columnheader" scope="col" class="number">${t.of('Failed')}</th></tr></thead>
<tbody role="rowgroup">
<c:forEach var="part" items="${of.parts()}">
<tr role="row"><th role="rowheader" scope="row">${fn:escapeXml(part.from())}</th><td role="cell" class="number ${fn:escapeXml(part.processed().mark())}">${fn:escapeXml(t.number(part.processed().number()))}</td><td role="cell" class="number ${fn:escapeXml(part.failed().mark())}">${fn:escapeXml(t.number(part.failed().number()))}</td></tr>
</c:forEach>
</tbody>
</table></details>
</figure>
</c:otherwise>
</c:choose>
