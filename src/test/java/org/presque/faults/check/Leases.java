package org.presque.faults.check;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.presque.faults.load.Event.Fetch;
import org.presque.faults.load.Event.Verb;
import org.presque.faults.load.Event.Word;
import org.presque.faults.load.Micros;

/** At least once, done once, by one worker at a time. */
final class Leases {
    /** Redis's clock, which the leases go by, counts milliseconds; ours is the same one, finer. */
    private static final long CLOCK_MICROS = 2000;

    private final Findings findings;
    private final Bounds bounds;

    Leases(Findings findings, Bounds bounds) {
        this.findings = findings;
        this.bounds = bounds;
    }

    void check(Collection<Story> stories) {
        for (Story story : stories) {
            isDone(story);
            isDoneOnce(story);
            List<Fetch> deliveries = story.deliveries();
            for (int i = 0; i + 1 < deliveries.size(); i++) {
                isAlone(story, deliveries.get(i), deliveries.get(i + 1));
                isFenced(story, deliveries.get(i), deliveries.get(i + 1));
            }
            comesBack(story);
        }
    }

    private void isDone(Story story) {
        if (story.accepted().isPresent() && !story.isDone()) {
            String what = story.deliveries().isEmpty() ? "never delivered" : "never done";
            findings.add(Invariant.EVERY_201_IS_DELIVERED_OR_STILL_THERE, what, story);
        }
    }

    private void isDoneOnce(Story story) {
        List<Word> dones = story.dones().toList();
        if (dones.size() > 1) {
            findings.add(Invariant.NOTHING_IS_DELIVERED_AFTER_ITS_DONE, "done twice", story);
        }
        for (Word done : dones) {
            story.deliveries().stream()
                    .filter(fetch -> fetch.reply().started() > done.reply().ended())
                    .forEach(fetch -> findings.add(
                            Invariant.NOTHING_IS_DELIVERED_AFTER_ITS_DONE, "delivered after " + done, fetch));
        }
    }

    /** Once a job was handed out again nothing may be heard that is said under the lease before. */
    private void isFenced(Story story, Fetch first, Fetch next) {
        boolean isHeard = story.words().stream()
                .filter(word -> word.fetch().equals(first))
                .anyMatch(word -> word.reply().status() < 300
                        && word.reply().isAnswered()
                        && word.reply().started() > next.reply().ended());
        if (isHeard) {
            findings.add(Invariant.LEASES_OF_A_JOB_NEVER_OVERLAP, "a lost lease was honoured", story);
        }
    }

    /** The lease began when the fetch was sent at the earliest, and the next when its answer had come at the latest. */
    private void isAlone(Story story, Fetch first, Fetch next) {
        long earliestEnd = Math.min(lapse(story, first), release(story, first));
        if (next.reply().ended() < earliestEnd - CLOCK_MICROS) {
            findings.add(Invariant.LEASES_OF_A_JOB_NEVER_OVERLAP, "leased till " + earliestEnd + " at least", story);
        }
    }

    private static long lapse(Story story, Fetch fetch) {
        long ttr = Duration.ofSeconds(fetch.ttrSeconds()).toNanos() / 1000;
        return ttr
                + story.words(Verb.EXTEND)
                        .filter(word ->
                                word.fetch().equals(fetch) && word.reply().status() == 200)
                        .mapToLong(word -> word.reply().started())
                        .reduce(fetch.reply().started(), Math::max);
    }

    /** When the worker first said something that may have ended its lease. */
    private static long release(Story story, Fetch fetch) {
        return story.words().stream()
                .filter(word -> word.fetch().equals(fetch) && word.verb() != Verb.EXTEND)
                .filter(word -> word.reply().isUnknown() || word.reply().status() < 300)
                .mapToLong(word -> word.reply().started())
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** A job that its worker never spoke of is handed out again soon after its lease. */
    private void comesBack(Story story) {
        List<Fetch> deliveries = story.deliveries();
        if (bounds.leaseBack().isZero()) {
            return;
        }
        for (int i = 0; i + 1 < deliveries.size(); i++) {
            Fetch left = deliveries.get(i);
            boolean isLeft =
                    story.words().stream().noneMatch(word -> word.fetch().equals(left));
            long limit = left.reply().ended()
                    + Micros.of(Duration.ofSeconds(left.ttrSeconds()).plus(bounds.leaseBack()));
            if (isLeft && deliveries.get(i + 1).reply().ended() > limit) {
                findings.add(Invariant.EVERY_ANSWER_IN_TIME_AND_OF_THE_PROTOCOL, "a lost lease came back late", story);
            }
        }
    }
}
