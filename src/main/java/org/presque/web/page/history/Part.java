package org.presque.web.page.history;

import org.presque.web.page.shown.Count;

/**
 * What was done in a part of a range. Immutable.
 *
 * @param from when it began, as it is shown
 */
public record Part(String from, Count processed, Count failed) {

    long total() {
        return processed.number() + failed.number();
    }
}
