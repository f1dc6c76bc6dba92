package org.presque.web.page.overview;

import org.presque.web.page.history.Trend;

/**
 * What the page at the root shows. Immutable.
 *
 * @param trend how much was done in the last hour, in all queues
 */
public record OverviewView(Listing listing, Trend trend) {

    /** A row without a queue, for the script. */
    public QueueRow blankRow() {
        return QueueRow.BLANK;
    }
}
