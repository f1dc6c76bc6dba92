<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="p" tagdir="/WEB-INF/tags" %>
<%-- Draws "view", an org.presque.web.page.about.AboutView. --%>
<p:frame>
<div class="heading first"><h1>${t.of('About this presque')}</h1></div>
<div class="columns">
<section data-fresh="node"><h2>${t.of('This node')}</h2><p:known facts="${view.node()}"/></section>
<section data-fresh="redis"><h2>${t.of('Redis')}</h2><p:known facts="${view.redis()}"/></section>
</div>
<section class="jobs">
<table role="table" class="list settings">
<caption>${t.of('Settings')}</caption>
<thead role="rowgroup">
<tr role="row">
<th role="columnheader" scope="col">${t.of('Setting')}</th>
<th role="columnheader" scope="col">${t.of('Value')}</th>
<th role="columnheader" scope="col" class="wide">${t.of('Meaning')}</th>
</tr>
</thead>
<tbody role="rowgroup">
<c:forEach var="line" items="${view.settings()}">
<tr role="row">
<th role="rowheader" scope="row"><span class="code">${fn:escapeXml(line.path())}</span></th>
<td role="cell" class="value"><c:choose><c:when test="${line.isDefault()}"><span class="code none">${fn:escapeXml(line.value())}</span></c:when><c:otherwise><b class="code">${fn:escapeXml(line.value())}</b><small>${fn:escapeXml(line.origin())}</small></c:otherwise></c:choose></td>
<td role="cell" class="wide" lang="en">${fn:escapeXml(line.meaning())}</td>
</tr>
</c:forEach>
</tbody>
</table>
</section>
</p:frame>
