package org.presque.faults.check;

import java.util.Collection;
import java.util.stream.Collectors;
import org.presque.faults.load.Counters;
import org.presque.faults.load.Event.Fetch;
import org.presque.faults.load.Event.Look;
import org.presque.faults.load.History;

/** The counters add up in every picture, and in the last one they tell the history. */
final class CountersCheck {
    private final Findings findings;
    private final History history;
    private final String queue;

    CountersCheck(Findings findings, History history, String queue) {
        this.findings = findings;
        this.history = history;
        this.queue = queue;
    }

    void check(Collection<Story> stories, Counters last) {
        history.of(Look.class)
                .filter(look -> look.queue().equals(queue) && look.reply().status() == 200)
                .map(Counters::of)
                .filter(counters -> !counters.addUp())
                .forEach(counters -> broken("do not add up", counters));
        if (!last.addUp()) {
            broken("do not add up at the end", last);
        }
        tellWhatWasPut(stories, last);
        if (last.processed() != last.enqueued()) {
            broken("not all processed", last);
        }
        if (queue.startsWith("leased")) {
            tellFailures(stories, last);
        }
    }

    /** A put of unknown outcome whose job was never seen may be there or have gone with a fetch of unknown outcome. */
    private void tellWhatWasPut(Collection<Story> stories, Counters last) {
        long known = stories.stream()
                .filter(story ->
                        story.accepted().isPresent() || !story.deliveries().isEmpty())
                .count();
        long unknown = stories.stream()
                .filter(story ->
                        story.accepted().isEmpty() && story.deliveries().isEmpty())
                .filter(story -> !story.isCertainlyAbsent())
                .count();
        long lostFetches = history.of(Fetch.class)
                .filter(fetch -> fetch.queue().equals(queue) && fetch.reply().isUnknown())
                .count();
        long most = known + Math.min(unknown, lostFetches);
        if (last.enqueued() < known || last.enqueued() > most) {
            broken("put were %d to %d".formatted(known, most), last);
        }
    }

    /** Every delivery but the last of a job has failed, and nothing else has. */
    private void tellFailures(Collection<Story> stories, Counters last) {
        long failures = stories.stream()
                .flatMap(story -> story.deliveries().stream())
                .collect(Collectors.toMap(Fetch::name, Fetch::attempt, Math::max))
                .values()
                .stream()
                .mapToLong(attempt -> attempt - 1)
                .sum();
        if (last.failed() != failures) {
            broken("failed were " + failures, last);
        }
    }

    private void broken(String what, Counters counters) {
        findings.add(Invariant.COUNTERS_ADD_UP, queue + " " + what, counters);
    }
}
