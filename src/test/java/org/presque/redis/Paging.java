package org.presque.redis;

import static org.presque.testing.Stages.done;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.presque.queue.JobDao;
import org.presque.queue.model.JobPage;
import org.presque.queue.model.JobState;
import org.presque.queue.model.QueueName;

/** Somebody who looks at a list page by page. Confined to one thread. */
final class Paging {

    private final QueueName queue;
    private final JobState state;
    private final List<Long> seen = new ArrayList<>();
    private @Nullable Set<Long> stayed;
    private @Nullable String place;

    Paging(QueueName queue, JobState state) {
        this.queue = queue;
        this.state = state;
    }

    JobState state() {
        return state;
    }

    /** Looks at the next page; true if it was the last. */
    boolean next(JobDao dao, int limit) {
        JobPage page = done(dao.page(queue, state, limit, place));
        page.jobs().forEach(job -> seen.add(job.job().id().value()));
        String last = place;
        place = page.next();
        if (place != null && place.equals(last)) {
            throw new AssertionError("the page behind " + place + " is the same again: " + page);
        }
        return place == null;
    }

    /** The ids on all pages that are left. */
    CompletionStage<List<Long>> toTheEnd(JobDao dao, int limit) {
        boolean isOver = false;
        while (!isOver) {
            isOver = next(dao, limit);
        }
        return CompletableFuture.completedStage(seen);
    }

    /** What is in the list at this moment: only what always is has to be seen. */
    void stays(List<Long> ids) {
        if (stayed == null) {
            stayed = new HashSet<>(ids);
        }
        stayed.retainAll(Set.copyOf(ids));
    }

    Set<Long> missed() {
        Set<Long> missed = new HashSet<>(stayed == null ? Set.of() : stayed);
        missed.removeAll(Set.copyOf(seen));
        return missed;
    }

    @Override
    public String toString() {
        return "missed " + missed() + ", saw " + seen;
    }
}
