package org.presque.worker.http;

import java.util.function.Predicate;

/**
 * Sends a request again, with {@link Pauses}, until it is heard. Immutable.
 *
 * @param endpoint who is asked
 * @param isRepeatable after which faults it may be sent again
 */
public record Insistence(Endpoint endpoint, Predicate<Answer> isRepeatable) {

    /** What is left when it is no use to ask again. */
    private static final long LEAST_MILLIS = 20;

    /**
     * What came of it in the end.
     *
     * @param answer the last one; a fault if time was over
     * @param isDoubtful whether it may have been done by an earlier try, whose answer was lost
     */
    public record Heard(Answer answer, boolean isDoubtful) {

        /** Whether nobody knows in the end: also after a refusal that passes, where a try before it had no answer. */
        public boolean isPerhapsDone() {
            return answer.isPerhapsDone() || (isDoubtful && answer.isFault());
        }
    }

    /** For what may be done twice without harm. */
    public static Insistence always(Endpoint endpoint) {
        return new Insistence(endpoint, Answer::isFault);
    }

    /** Likewise, for what is said of a leased job: not even a 404 that is not presque's ends it before the lease does. */
    public static Insistence onLease(Endpoint endpoint) {
        return new Insistence(endpoint, Answer::isAway);
    }

    /** For what must not be done twice: it is sent again only where it was certainly not done. */
    public static Insistence careful(Endpoint endpoint) {
        return new Insistence(endpoint, Answer::isSurelyNotDone);
    }

    /**
     * Sends it at least once, and not again once the deadline is over. An answer may come later than that.
     *
     * @throws InterruptedException in the middle of it; nobody knows then whether it was done
     */
    public Heard send(Call call, Deadline deadline) throws InterruptedException {
        Pauses pauses = new Pauses();
        boolean isDoubtful = false;
        while (true) {
            Answer answer = endpoint.send(call).await();
            if (!isRepeatable.test(answer) || !hasPaused(pauses, deadline)) {
                return new Heard(answer, isDoubtful);
            }
            isDoubtful |= answer.isPerhapsDone();
        }
    }

    /** For half of what is left at most, so that the last tries are made shortly before the deadline. Not if nothing is left. */
    private static boolean hasPaused(Pauses pauses, Deadline deadline) throws InterruptedException {
        long left = deadline.left().toMillis();
        boolean isWorthwhile = left >= LEAST_MILLIS;
        if (isWorthwhile) {
            Thread.sleep(Math.min(pauses.next().toMillis(), left / 2));
        }
        return isWorthwhile;
    }
}
