package org.presque.worker.http;

import java.util.function.Predicate;

/**
 * Sends a request again, with {@link Pauses}, until it is heard. Immutable.
 *
 * @param endpoint who is asked
 * @param isRepeatable after which faults it may be sent again
 */
public record Insistence(Endpoint endpoint, Predicate<Answer> isRepeatable) {

    /**
     * What came of it in the end.
     *
     * @param answer the last one; a fault if time was over
     * @param isDoubtful whether it may have been done by an earlier try, whose answer was lost
     */
    public record Heard(Answer answer, boolean isDoubtful) {}

    /** For what may be done twice without harm. */
    public static Insistence always(Endpoint endpoint) {
        return new Insistence(endpoint, Answer::isFault);
    }

    /** For what must not be done twice: it is sent again only where it was certainly not done. */
    public static Insistence careful(Endpoint endpoint) {
        return new Insistence(endpoint, Answer::isSurelyNotDone);
    }

    /**
     * Sends it at least once, and no more once the deadline is over.
     *
     * @throws InterruptedException in the middle of it; nobody knows then whether it was done
     */
    public Heard send(Call call, Deadline deadline) throws InterruptedException {
        Pauses pauses = new Pauses();
        boolean isDoubtful = false;
        while (true) {
            Answer answer = endpoint.send(call.endingBy(deadline)).await();
            if (!isRepeatable.test(answer) || !hasPaused(pauses, deadline)) {
                return new Heard(answer, isDoubtful);
            }
            isDoubtful |= answer.isPerhapsDone();
        }
    }

    /** Not if it would be too late after that. */
    private static boolean hasPaused(Pauses pauses, Deadline deadline) throws InterruptedException {
        long millis = Math.min(pauses.next().toMillis(), deadline.left().toMillis());
        Thread.sleep(millis);
        return !deadline.isOver();
    }
}
