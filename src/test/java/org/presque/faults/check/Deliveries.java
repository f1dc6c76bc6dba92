package org.presque.faults.check;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.presque.faults.load.Event.Fetch;
import org.presque.faults.load.Event.Put;

/** What holds for every delivery, with a lease or without: it was put, as it is, not too early, once for each key. */
final class Deliveries {
    private final Findings findings;
    private final String queue;

    Deliveries(Findings findings, String queue) {
        this.findings = findings;
        this.queue = queue;
    }

    void check(Collection<Story> stories) {
        for (Story story : stories) {
            wasPut(story);
            isWhatWasPut(story);
            isNotBeforeDue(story);
            isHonest(story);
        }
        hasOneLiveJobPerUniqKey(stories);
    }

    private void wasPut(Story story) {
        if (story.puts().isEmpty()) {
            findings.add(Invariant.NOTHING_APPEARS_THAT_WAS_NOT_PUT, "never put", story);
        }
    }

    private void isWhatWasPut(Story story) {
        for (Fetch fetch : story.deliveries()) {
            boolean isSame = story.puts().stream()
                    .allMatch(put -> put.job().text().equals(fetch.reply().body()));
            if (!isSame) {
                findings.add(Invariant.BODIES_COME_BYTE_FOR_BYTE, "not as put", fetch);
            }
        }
    }

    private void isNotBeforeDue(Story story) {
        if (story.puts().isEmpty() || story.deliveries().isEmpty()) {
            return;
        }
        Put first = story.puts().get(0);
        long putMillis = first.reply().started() / 1000; // presque's clock has whole ones
        long due = (putMillis + first.job().delayMillis()) * 1000;
        Fetch delivery = story.deliveries().get(0);
        if (delivery.reply().ended() < due) {
            findings.add(Invariant.NEVER_BEFORE_DUE, "due at " + due, delivery);
        }
    }

    private void isHonest(Story story) {
        if (!story.puts().isEmpty()
                && story.isCertainlyAbsent()
                && !story.deliveries().isEmpty()) {
            findings.add(Invariant.A_503_MEANS_ABSENT_AND_A_201_PRESENT, "said to be absent", story);
        }
        story.accepted().ifPresent(put -> {
            String id = put.reply().header("x-presque-job");
            for (Fetch fetch : story.deliveries()) {
                if (!fetch.id().equals(id)) {
                    findings.add(Invariant.A_503_MEANS_ABSENT_AND_A_201_PRESENT, "another copy than " + id, fetch);
                }
            }
        });
    }

    /**
     * A job lives from its 201 at the latest until somebody sends what ends it at the earliest. One that was put again, since
     * nobody knew that it was in, may have its 201 when it has lived.
     */
    private void hasOneLiveJobPerUniqKey(Collection<Story> stories) {
        Map<String, Story> living = new HashMap<>();
        stories.stream()
                .filter(story -> story.accepted().isPresent()
                        && !story.accepted().orElseThrow().job().uniq().isEmpty()
                        && !story.deliveries().isEmpty()
                        && accepted(story) < earliestEnd(story))
                .sorted(Comparator.comparingLong(Deliveries::accepted))
                .forEach(story -> {
                    Story before =
                            living.put(story.accepted().orElseThrow().job().uniq(), story);
                    if (before != null && accepted(story) < earliestEnd(before)) {
                        findings.add(Invariant.ONE_LIVE_JOB_PER_UNIQ_KEY, queue + " with " + before.name(), story);
                    }
                });
    }

    private static long accepted(Story story) {
        return story.accepted().orElseThrow().reply().ended();
    }

    private static long earliestEnd(Story story) {
        Fetch first = story.deliveries().get(0);
        return first.isLeased()
                ? story.words().stream()
                        .mapToLong(word -> word.reply().started())
                        .min()
                        .orElse(first.reply().started())
                : first.reply().started();
    }
}
