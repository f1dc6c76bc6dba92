package org.presque.config;

/**
 * What the pages for people may do. Immutable.
 *
 * @param isEnabled whether there are any
 * @param isReadOnly whether they only show
 */
public record UiConfig(boolean isEnabled, boolean isReadOnly) {}
