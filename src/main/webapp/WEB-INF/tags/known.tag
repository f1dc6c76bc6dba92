<%@ tag body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" %>
<%@ attribute name="facts" required="true" type="java.util.List" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%-- Things to know, each with its name: a list of org.presque.web.page.about.Fact. --%>
<dl class="known">
<c:forEach var="fact" items="${facts}">
<div><dt>${fn:escapeXml(t.say(fact.name()))}</dt><dd>${fn:escapeXml(t.say(fact.value()))}</dd></div>
</c:forEach>
</dl>
