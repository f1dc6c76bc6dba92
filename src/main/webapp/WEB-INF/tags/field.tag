<%@ tag body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" %>
<%@ attribute name="name" required="true" type="java.lang.String" %>
<%@ attribute name="label" required="true" type="java.lang.String" %>
<%@ attribute name="hint" required="true" type="java.lang.String" %>
<%@ attribute name="value" required="true" type="java.lang.String" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%-- A field of a form for a short text, with what may stand in it. --%>
<label><span>${fn:escapeXml(label)}&#32;<small>${fn:escapeXml(hint)}</small></span><input name="${fn:escapeXml(name)}" value="${fn:escapeXml(value)}" spellcheck="false" autocapitalize="off"></label>
