package org.presque.web.page.dead;

import java.time.Instant;
import java.util.List;
import org.presque.queue.model.JobPage;
import org.presque.queue.model.JobState;
import org.presque.queue.model.QueueStats;
import org.presque.web.page.Links;
import org.presque.web.page.queue.JobRow;
import org.presque.web.page.shown.Count;

/**
 * A queue that has dead jobs. Immutable.
 *
 * @param link where they are listed, from the root
 * @param first the one that died first; none if it has gone since they were counted
 */
public record DeadRow(String name, String link, Count count, List<JobRow> first) {

    static DeadRow of(QueueStats stats, JobPage page, Instant now) {
        String name = stats.queue().value();
        return new DeadRow(
                name,
                Links.queue(name) + "?state=" + JobState.DEAD.text(),
                new Count(stats.dead()),
                page.jobs().stream().map(job -> JobRow.of(job, now)).toList());
    }
}
