package org.presque.web.page.about;

/** Something to know, with its name. Immutable. */
public record Fact(String name, String value) {}
