package org.presque.faults.load;

/**
 * Who takes part in a run, and how often in a thousand each does what. Immutable.
 *
 * @param producers how many put jobs
 * @param fetchers how many fetch without a lease
 * @param workers how many fetch with one
 * @param unkeyed puts without an idempotency key, which are never sent again
 * @param odd puts with a delay, and as many with a uniq key
 * @param dying deliveries that a worker never speaks of again
 * @param late deliveries that a worker finishes when the lease is over
 * @param slow deliveries that a worker finishes half a lease later
 * @param backward deliveries that a worker puts back, and as many that it extends
 * @param gone fetches whose client goes away before the answer
 */
public record Crowd(
        int producers,
        int fetchers,
        int workers,
        int unkeyed,
        int odd,
        int dying,
        int late,
        int slow,
        int backward,
        int gone) {

    /** A few of each, with the habits of everyday. */
    public static Crowd everyday() {
        return new Crowd(4, 2, 4, 100, 30, 10, 5, 30, 20, 0);
    }

    int size() {
        return producers + fetchers + workers;
    }

    /** The same crowd where so many fetches in a thousand are abandoned. */
    public Crowd withGone(int perThousand) {
        return new Crowd(producers, fetchers, workers, unkeyed, odd, dying, late, slow, backward, perThousand);
    }

    /** The same crowd where so many puts in a thousand have no idempotency key. */
    public Crowd withUnkeyed(int perThousand) {
        return new Crowd(producers, fetchers, workers, perThousand, odd, dying, late, slow, backward, gone);
    }

    /** The same crowd where so many deliveries in a thousand are finished late, and as many slowly. */
    public Crowd withLate(int perThousand) {
        return new Crowd(producers, fetchers, workers, unkeyed, odd, dying, perThousand, perThousand, backward, gone);
    }

    /** The same crowd with more of all. */
    public Crowd times(int factor) {
        return new Crowd(
                producers * factor,
                fetchers * factor,
                workers * factor,
                unkeyed,
                odd,
                dying,
                late,
                slow,
                backward,
                gone);
    }
}
