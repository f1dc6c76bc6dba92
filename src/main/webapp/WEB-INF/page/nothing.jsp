<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="p" tagdir="/WEB-INF/tags" %>
<%-- Where there is nothing to show: "view" is an org.presque.web.page.words.Text that says why. --%>
<p:frame>
<c:choose>
<c:when test="${frame.isAway()}"><h1 class="unseen">${t.of('Redis is away')}</h1></c:when>
<c:otherwise>
<h1>${fn:escapeXml(t.say(view))}</h1>
<p><a href="${fn:escapeXml(frame.root())}">${t.of('All queues')}</a></p>
</c:otherwise>
</c:choose>
</p:frame>
