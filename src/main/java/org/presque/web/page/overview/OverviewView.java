package org.presque.web.page.overview;

/** What the page at the root shows. Immutable. */
public record OverviewView(Listing listing) {

    /** A row without a queue, for the script. */
    public QueueRow blankRow() {
        return QueueRow.BLANK;
    }
}
