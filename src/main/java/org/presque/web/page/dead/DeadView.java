package org.presque.web.page.dead;

import java.util.List;
import org.presque.web.page.shown.Count;
import org.presque.web.page.words.Text;

/**
 * What the page of dead letters shows. Immutable.
 *
 * @param looked at how many queues it has looked
 * @param next where it goes on, from the root; empty if it has looked at all
 * @param isFirst whether it has begun with the first queue
 */
public record DeadView(List<DeadRow> rows, Count looked, String next, boolean isFirst) {

    /** How many dead jobs the queues shown have, or that there are none. */
    public Text count() {
        return rows.isEmpty() ? none() : total();
    }

    private Text total() {
        long dead = rows.stream().mapToLong(row -> row.count().number()).sum();
        Text queues = new Count(rows.size()).of("{0} queue", "{0} queues");
        return Text.count(dead, "{0} dead job in {1}.", "{0} dead jobs in {1}.", queues);
    }

    private Text none() {
        return isFirst && next.isEmpty()
                ? Text.of("No dead jobs in the queues looked at.")
                : Text.of("No dead jobs in the {0} queues looked at.", looked.number());
    }
}
