package org.presque.worker.http;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request, which may be sent more than once. Immutable.
 *
 * @param body empty for none
 * @param headers beside those that the endpoint sends with every request
 * @param timeout how long its answer may take
 */
public record Call(String method, Target target, String body, Map<String, String> headers, Duration timeout) {

    /** The server answers within 2 s unless it was set up otherwise; beyond this it is taken for gone. */
    private static final Duration USUAL = Duration.ofSeconds(5);

    private static final Duration FOR_THE_ANSWER = Duration.ofSeconds(10);

    public Call {
        headers = Map.copyOf(headers);
    }

    public static Call of(String method, Target target) {
        return new Call(method, target, "", Map.of(), USUAL);
    }

    /**
     * A fetch that waits for a job; its answer may come a while later than that.
     *
     * @param ttr for how long the job is leased; empty for one that is gone then
     */
    public static Call fetch(Target queues, Duration wait, Optional<Duration> ttr) {
        Target waiting = queues.with("wait", wait.toString());
        Target target = ttr.map(lease -> waiting.with("ttr", lease.toString())).orElse(waiting);
        return of("GET", target).withTimeout(wait.plus(FOR_THE_ANSWER));
    }

    public Call withBody(String text) {
        return new Call(method, target, text, headers, timeout);
    }

    public Call withHeader(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new Call(method, target, body, more, timeout);
    }

    public Call withTimeout(Duration longest) {
        return new Call(method, target, body, headers, longest);
    }

    /** The same with a time-out that ends at that moment, if it would end later. */
    public Call endingBy(Deadline deadline) {
        Duration left = deadline.left();
        return left.compareTo(timeout) < 0 ? withTimeout(left) : this;
    }
}
