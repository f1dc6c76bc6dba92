package org.presque.faults.check;

import java.util.Collection;
import java.util.List;
import org.presque.faults.load.Event.Fetch;
import org.presque.faults.load.History;

/** At most once, and lost only with a fetch whose answer nobody has. */
final class PlainFetches {
    private final Findings findings;
    private final History history;
    private final String queue;
    private final Bounds bounds;

    PlainFetches(Findings findings, History history, String queue, Bounds bounds) {
        this.findings = findings;
        this.history = history;
        this.queue = queue;
        this.bounds = bounds;
    }

    void check(Collection<Story> stories) {
        stories.stream()
                .filter(story -> story.deliveries().size() > 1)
                .forEach(
                        story -> findings.add(Invariant.A_PLAIN_FETCH_DELIVERS_AT_MOST_ONCE, "delivered twice", story));
        List<Story> lost = stories.stream()
                .filter(story ->
                        story.accepted().isPresent() && story.deliveries().isEmpty())
                .toList();
        long unknown = history.of(Fetch.class)
                .filter(fetch -> fetch.queue().equals(queue) && fetch.reply().isUnknown())
                .count();
        if (lost.size() > Math.min(unknown, bounds.plainLosses())) {
            findings.addAll(
                    Invariant.EVERY_201_IS_DELIVERED_OR_STILL_THERE,
                    "lost %d, fetches without an answer %d".formatted(lost.size(), unknown),
                    lost);
        }
    }
}
