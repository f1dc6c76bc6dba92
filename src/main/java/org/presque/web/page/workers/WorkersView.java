package org.presque.web.page.workers;

import java.util.List;
import org.presque.web.page.shown.Count;
import org.presque.web.page.words.Text;

/**
 * What the page of workers shows. Immutable.
 *
 * @param all how many there are, on all pages together
 * @param next where the list goes on, from the root; empty on its last page
 */
public record WorkersView(Count all, List<WorkerRow> rows, String next, boolean isFirst) {

    public Text count() {
        return all.of("{0} worker registered.", "{0} workers registered.");
    }
}
