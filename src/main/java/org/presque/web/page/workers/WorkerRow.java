package org.presque.web.page.workers;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.presque.queue.model.WorkerInfo;
import org.presque.web.page.shown.Count;
import org.presque.web.page.shown.Moment;
import org.presque.web.page.words.Text;

/**
 * A worker as the page shows it. Immutable.
 *
 * @param working the jobs it has leased, the first of them
 * @param rest how many more it has
 */
public record WorkerRow(
        String id,
        @Nullable Moment started,
        @Nullable Moment seen,
        List<Reference> queues,
        Count processed,
        Count failed,
        List<Reference> working,
        Count rest) {

    private static final int MOST_JOBS = 10;

    static WorkerRow of(WorkerInfo info, Instant now) {
        return new WorkerRow(
                info.id().value(),
                moment(info.startedAt(), now),
                moment(info.lastSeen(), now),
                info.queues().stream().map(Reference::to).toList(),
                new Count(info.processed()),
                new Count(info.failed()),
                info.workingOn().stream().limit(MOST_JOBS).map(Reference::toJob).toList(),
                new Count(Math.max(0, info.workingOn().size() - MOST_JOBS)));
    }

    private static @Nullable Moment moment(@Nullable Instant at, Instant now) {
        return at == null ? null : new Moment(at, now);
    }

    /** That it has more jobs than are named. */
    public Text more() {
        return Text.count(rest.number(), "and one more", "and {0} more");
    }

    /** Whether it has more jobs than are named. */
    public boolean hasRest() {
        return rest.number() > 0;
    }
}
