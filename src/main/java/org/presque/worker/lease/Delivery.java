package org.presque.worker.lease;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.presque.worker.http.Answer;
import org.presque.worker.http.Target;

/**
 * A job as the server handed it out. Immutable.
 *
 * @param queue where it lay
 * @param text its JSON, byte for byte
 * @param attempt the how manieth delivery with a lease it is, from 1; of a plain one 1
 * @param lease the token; empty if it was handed out for good
 * @param ttr how long the lease is, each time it is extended; nothing without one
 */
public record Delivery(String queue, long id, String text, int attempt, String lease, Duration ttr) {

    /** What the answer to a fetch brought; empty if that is no job of a presque. */
    public static Optional<Delivery> of(Answer answer) {
        return answer.status() == 200
                ? answer.header("X-Presque-Job").map(id -> of(answer, Long.parseLong(id)))
                : Optional.empty();
    }

    private static Delivery of(Answer answer, long id) {
        return new Delivery(
                queue(answer),
                id,
                answer.body(),
                answer.header("X-Presque-Attempt").map(Integer::valueOf).orElse(1),
                answer.header("X-Presque-Lease").orElse(""),
                answer.header("X-Presque-Ttr").map(Delivery::seconds).orElse(Duration.ZERO));
    }

    /** A plus is a plus there, as in a path. */
    private static String queue(Answer answer) {
        String encoded = answer.header("X-Presque-Queue").orElse("").replace("+", "%2B");
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }

    private static Duration seconds(String text) {
        return Duration.ofMillis(Math.round(Double.parseDouble(text) * 1000));
    }

    public boolean isLeased() {
        return !lease.isEmpty();
    }

    /** The job under this lease, for whatever is said about it. */
    Target target() {
        return Target.of("q", queue, String.valueOf(id)).with("lease", lease);
    }
}
