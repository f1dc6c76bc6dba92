package org.presque.web.page.overview;

import java.util.Map;
import org.presque.web.page.history.Spark;
import org.presque.web.page.history.Trend;
import org.presque.web.page.shown.Count;

/**
 * What the page at the root shows. Immutable.
 *
 * @param workers how many there are now
 */
public record OverviewView(Listing listing, Count workers, Charts charts) {

    /**
     * How much was done in the last hour. Immutable.
     *
     * @param all in all queues
     * @param sparks in the queues that are shown, by their names
     */
    record Charts(Trend all, Map<String, Spark> sparks) {
        Charts {
            sparks = Map.copyOf(sparks);
        }
    }

    /** How much was done in the last hour, in all queues. */
    public Trend trend() {
        return charts.all();
    }

    /** The same in the queue of a row. */
    public Spark spark(QueueRow row) {
        return charts.sparks().getOrDefault(row.name(), Spark.NONE);
    }

    /** A row without a queue, for the script. */
    public QueueRow blankRow() {
        return QueueRow.BLANK;
    }
}
