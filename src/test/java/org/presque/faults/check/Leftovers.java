package org.presque.faults.check;

import java.util.Map;
import java.util.Set;
import org.presque.faults.load.Counters;

/** A drained queue holds nothing: no job, and no key that would have one or speak of one. */
final class Leftovers {
    /** What may stay: counters, how they have been, and what is known of workers and of idempotency keys. */
    private static final Set<String> MAY_STAY =
            Set.of("meta", "minutes", "hours", "once", "once:till", "workers", "registered", "last");

    private final Findings findings;

    Leftovers(Findings findings) {
        this.findings = findings;
    }

    /** @param keys how much lies in each key of the queue, by what follows its name */
    void check(String queue, Counters last, Map<String, Long> keys) {
        if (!last.areDrained()) {
            findings.add(Invariant.EVERY_201_IS_DELIVERED_OR_STILL_THERE, queue + " is not drained", last);
        }
        keys.forEach((key, size) -> {
            if (size > 0 && !MAY_STAY.contains(key)) {
                findings.add(Invariant.NO_STRAY_KEY, queue + " " + key, size);
            }
        });
        if (!keys.getOrDefault("once", 0L).equals(keys.getOrDefault("once:till", 0L))) {
            findings.add(Invariant.NO_STRAY_KEY, queue + " has idempotency keys that never end", keys);
        }
    }
}
