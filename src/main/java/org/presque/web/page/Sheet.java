package org.presque.web.page;

/**
 * What a page shows inside its {@link Frame}. Immutable.
 *
 * @param title what distinguishes it from the other pages of its kind; empty if there is but one
 * @param view what the JSP of the scene draws, as its attribute {@code view}
 * @param trouble why Redis says nothing, on a page that can be shown all the same; empty if it does
 */
public record Sheet(Scene scene, String title, Object view, String trouble) {

    /** What a page shows with all that Redis had to say. */
    public Sheet(Scene scene, String title, Object view) {
        this(scene, title, view, "");
    }
}
