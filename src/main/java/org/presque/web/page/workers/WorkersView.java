package org.presque.web.page.workers;

import java.util.List;
import org.presque.web.page.shown.Count;

/**
 * What the page of workers shows. Immutable.
 *
 * @param all how many there are, on all pages together
 * @param next where the list goes on, from the root; empty on its last page
 */
public record WorkersView(Count all, List<WorkerRow> rows, String next, boolean isFirst) {

    public String count() {
        return all.of("worker", "workers");
    }
}
