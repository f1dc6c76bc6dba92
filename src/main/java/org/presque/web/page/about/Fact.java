package org.presque.web.page.about;

import org.presque.web.page.words.Text;

/** Something to know, with its name. Immutable. */
public record Fact(Text name, Text value) {}
