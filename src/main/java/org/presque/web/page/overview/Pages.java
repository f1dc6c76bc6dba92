package org.presque.web.page.overview;

import org.presque.web.page.Links;

/**
 * Which part of the list of queues a page shows. Immutable.
 *
 * @param after the name behind which it begins; empty on the first page
 * @param next the name behind which the next page begins; empty on the last
 */
public record Pages(String after, String next) {

    public boolean isFirst() {
        return after.isEmpty();
    }

    public boolean isLast() {
        return next.isEmpty();
    }

    /** Whether there are no others. */
    public boolean isWhole() {
        return isFirst() && isLast();
    }

    /** The link to the next page, relative to this one. */
    public String nextLink() {
        return "./" + query(next);
    }

    /** The query of the page that begins behind a name; empty for the first page. */
    static String query(String after) {
        return after.isEmpty() ? "" : "?after=" + Links.value(after);
    }
}
