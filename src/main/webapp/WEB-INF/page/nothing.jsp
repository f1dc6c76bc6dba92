<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="p" tagdir="/WEB-INF/tags" %>
<%-- Where there is nothing to show: "view" is a text that says why. --%>
<p:frame>
<c:choose>
<c:when test="${frame.isAway()}"><h1 class="unseen">Redis is away</h1></c:when>
<c:otherwise>
<h1>${fn:escapeXml(view)}</h1>
<p><a href="${fn:escapeXml(frame.root())}">All queues</a></p>
</c:otherwise>
</c:choose>
</p:frame>
