package org.presque.web.page;

/**
 * What a page shows inside its {@link Frame}. Immutable.
 *
 * @param title what distinguishes it from the other pages of its kind; empty if there is but one
 * @param view what the JSP of the scene draws, as its attribute {@code view}
 */
public record Sheet(Scene scene, String title, Object view) {}
