package org.presque.faults.check;

import java.util.Locale;

/** What must hold whatever fails. Its number and words are what a failure is known by. */
public enum Invariant {
    EVERY_201_IS_DELIVERED_OR_STILL_THERE(1),
    NOTHING_APPEARS_THAT_WAS_NOT_PUT(2),
    BODIES_COME_BYTE_FOR_BYTE(3),
    NOTHING_IS_DELIVERED_AFTER_ITS_DONE(4),
    LEASES_OF_A_JOB_NEVER_OVERLAP(5),
    A_PLAIN_FETCH_DELIVERS_AT_MOST_ONCE(6),
    COUNTERS_ADD_UP(7),
    ORDER_PER_PRODUCER_AND_QUEUE(8),
    ONE_LIVE_JOB_PER_UNIQ_KEY(9),
    NEVER_BEFORE_DUE(10),
    A_503_MEANS_ABSENT_AND_A_201_PRESENT(11),
    EVERY_ANSWER_IN_TIME_AND_OF_THE_PROTOCOL(12),
    THREADS_AND_DESCRIPTORS_ARE_BACK(13),
    NO_STRAY_KEY(14);

    private final int number;

    Invariant(int number) {
        this.number = number;
    }

    @Override
    public String toString() {
        return "invariant " + number + " (" + name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")";
    }
}
