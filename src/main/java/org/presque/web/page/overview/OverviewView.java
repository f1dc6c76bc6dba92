package org.presque.web.page.overview;

import java.util.Map;
import org.presque.web.page.history.Spark;
import org.presque.web.page.history.Trend;

/**
 * What the page at the root shows. Immutable.
 *
 * @param trend how much was done in the last hour, in all queues
 * @param sparks the same for the queues that are shown, by their names
 */
public record OverviewView(Listing listing, Trend trend, Map<String, Spark> sparks) {

    public OverviewView {
        sparks = Map.copyOf(sparks);
    }

    /** How much was done in the last hour in the queue of a row. */
    public Spark spark(QueueRow row) {
        return sparks.getOrDefault(row.name(), Spark.NONE);
    }

    /** A row without a queue, for the script. */
    public QueueRow blankRow() {
        return QueueRow.BLANK;
    }
}
