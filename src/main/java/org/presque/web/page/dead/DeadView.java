package org.presque.web.page.dead;

import java.util.List;
import org.presque.web.page.shown.Count;

/**
 * What the page of dead letters shows. Immutable.
 *
 * @param looked at how many queues it has looked
 * @param next where it goes on, from the root; empty if it has looked at all
 * @param isFirst whether it has begun with the first queue
 */
public record DeadView(List<DeadRow> rows, Count looked, String next, boolean isFirst) {

    /** How many dead jobs the queues shown have. */
    public String total() {
        return new Count(rows.stream().mapToLong(row -> row.count().number()).sum()).of("dead job", "dead jobs");
    }

    public String queues() {
        return new Count(rows.size()).of("queue", "queues");
    }
}
