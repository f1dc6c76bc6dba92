<%@ tag body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" %>
<%@ attribute name="of" required="true" type="org.presque.web.page.history.Spark" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%-- How much was done over time, as small as a word. The same in words is for whatever it stands in to say. --%>
<svg class="spark" viewBox="0 0 60 16" aria-hidden="true" focusable="false"><path d="${fn:escapeXml(of.path())}"/></svg>
