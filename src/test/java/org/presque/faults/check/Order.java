package org.presque.faults.check;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.presque.faults.load.Event.Fetch;
import org.presque.faults.load.Event.Put;
import org.presque.faults.load.History;

/** What one producer has put into one queue comes out in that order, but for what came back or comes later. */
final class Order {
    private final Findings findings;
    private final TreeMap<Long, Long> troubles = new TreeMap<>();

    Order(Findings findings, History history, String queue) {
        this.findings = findings;
        // A fetch without an answer may have had a job and given it back, to the head of the queue.
        history.of(Fetch.class)
                .filter(fetch -> fetch.queue().equals(queue) && fetch.reply().isUnknown())
                .forEach(fetch ->
                        troubles.put(fetch.reply().started(), fetch.reply().ended()));
    }

    void check(Collection<Story> stories) {
        Map<String, List<Story>> byProducer = stories.stream()
                .filter(Order::isInLine)
                .collect(
                        Collectors.groupingBy(story -> story.puts().get(0).job().producer()));
        byProducer.values().forEach(this::isInOrder);
    }

    private static boolean isInLine(Story story) {
        return story.accepted().map(Put::job).filter(job -> job.isInLine()).isPresent()
                && !story.deliveries().isEmpty();
    }

    /** Two deliveries are in order unless the later job's was over before the earlier job's began. */
    private void isInOrder(List<Story> stories) {
        stories.sort(Comparator.comparingInt(story -> story.puts().get(0).job().number()));
        long earliestEnd = Long.MAX_VALUE;
        for (int i = stories.size() - 1; i >= 0; i--) {
            Story story = stories.get(i);
            Fetch first = story.deliveries().get(0);
            if (earliestEnd < first.reply().started() && !mayHaveComeBack(story, first)) {
                findings.add(Invariant.ORDER_PER_PRODUCER_AND_QUEUE, "a later one was over at " + earliestEnd, story);
            }
            earliestEnd = Math.min(earliestEnd, first.reply().ended());
        }
    }

    private boolean mayHaveComeBack(Story story, Fetch first) {
        boolean hadLease = first.isLeased() && first.attempt() > 1;
        long put = story.puts().get(0).reply().started();
        return hadLease
                || troubles.headMap(first.reply().ended()).values().stream().anyMatch(ended -> ended > put);
    }
}
