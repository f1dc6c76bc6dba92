package org.presque.faults.check;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.presque.faults.load.Counters;
import org.presque.faults.load.History;

/** Holds a drained run against every invariant. Confined to a thread. */
public final class Checker {
    private final History history;
    private final Bounds bounds;
    private final Findings findings = new Findings();

    public Checker(History history, Bounds bounds) {
        this.history = history;
        this.bounds = bounds;
    }

    /** What is left in a queue and its keys, for the last look. */
    public void checkQueue(String queue, Counters last, Map<String, Long> keys) {
        Collection<Story> stories = Story.of(history, queue);
        Deliveries deliveries = new Deliveries(findings, queue);
        deliveries.check(stories);
        if (queue.startsWith("leased")) {
            new Leases(findings, bounds).check(stories);
        } else {
            new PlainFetches(findings, history, queue, bounds).check(stories);
        }
        new Order(findings, history, queue).check(stories);
        new CountersCheck(findings, history, queue).check(stories, last);
        new Leftovers(findings).check(queue, last, keys);
    }

    /** Of a purged queue only the last id is left. */
    public void checkPurged(String queue, Map<String, Long> keys) {
        if (!Set.of("last").containsAll(keys.keySet())) {
            findings.add(Invariant.NO_STRAY_KEY, queue + " is purged", keys);
        }
    }

    /** What concerns no queue in particular. */
    public void checkAnswers() {
        new Answers(findings, bounds).check(history);
    }

    /** Jobs stay where they should have gone. */
    public void notDrained(String when) {
        findings.add(Invariant.EVERY_201_IS_DELIVERED_OR_STILL_THERE, "not drained", when);
    }

    /** Something measured that must not have grown. */
    public void checkBack(String what, long before, long after) {
        if (after > before) {
            findings.add(Invariant.THREADS_AND_DESCRIPTORS_ARE_BACK, what, before + " before, " + after + " after");
        }
    }

    /** Something that must be no longer than that. */
    public void checkBackAfter(String what, Duration took, Duration limit) {
        if (took.compareTo(limit) > 0) {
            findings.add(Invariant.EVERY_ANSWER_IN_TIME_AND_OF_THE_PROTOCOL, what, "back after " + took);
        }
    }

    /** Fails if anything was found. */
    public void fail() {
        findings.fail();
    }
}
