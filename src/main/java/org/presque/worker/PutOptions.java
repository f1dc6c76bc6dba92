package org.presque.worker;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.presque.worker.http.Call;
import org.presque.worker.http.Target;

/**
 * How jobs are put, as in {@code PutOptions.none().delay(Duration.ofMinutes(10)).priority(9)}. What is not said here the queue's
 * settings say. Bad values are refused by the server, with 400. Immutable.
 */
public final class PutOptions {
    private static final String KEY = "Idempotency-Key";
    private static final PutOptions NONE = new PutOptions(Map.of(), "");

    private final Map<String, String> parameters;
    private final String key;

    private PutOptions(Map<String, String> parameters, String key) {
        this.parameters = parameters;
        this.key = key;
    }

    /** Nothing is said. */
    public static PutOptions none() {
        return NONE;
    }

    /** Handed out so long from now, not before. Takes the place of {@link #at}. */
    public PutOptions delay(Duration delay) {
        return without("at").with("delay", delay.toString());
    }

    /** Handed out at that moment, not before; at once if it has passed. Takes the place of {@link #delay}. */
    public PutOptions at(Instant moment) {
        return without("delay").with("at", moment.toString());
    }

    /** From 0 to 9, 5 if not said; 9 is handed out first. */
    public PutOptions priority(int priority) {
        return with("priority", String.valueOf(priority));
    }

    /** Not handed out after that, counted from now; longer than the delay. */
    public PutOptions ttl(Duration ttl) {
        return with("ttl", ttl.toString());
    }

    /** How often it is leased before it is dead, from 1 to 100. */
    public PutOptions tries(int tries) {
        return with("tries", String.valueOf(tries));
    }

    /** How long it waits after a failure: {@code 30s}, {@code 10s,1m,5m} or {@code exp:2s,1h}. */
    public PutOptions backoff(String backoff) {
        return with("backoff", backoff);
    }

    /** Refused with 400, {@code job already exists}, while another with this key waits or is leased; of 1 to 200 characters. */
    public PutOptions uniq(String key) {
        return with("uniq", key);
    }

    /**
     * The key by which the server knows a put that it had before, of 1 to 200 printable characters. Needed only to put a job
     * once though the program that puts it may die and begin again: each put makes a key of its own for its own repetitions.
     */
    public PutOptions idempotencyKey(String key) {
        return new PutOptions(parameters, key);
    }

    private PutOptions with(String parameter, String value) {
        Map<String, String> more = new TreeMap<>(parameters);
        more.put(parameter, value);
        return new PutOptions(more, key);
    }

    private PutOptions without(String parameter) {
        Map<String, String> less = new TreeMap<>(parameters);
        less.remove(parameter);
        return new PutOptions(less, key);
    }

    /**
     * A request that puts jobs with these options.
     *
     * @param part of how many requests that put the jobs together; each has a key of its own
     */
    Call call(Target target, int part) {
        Target full = target;
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            full = full.with(parameter.getKey(), parameter.getValue());
        }
        String own = key.isEmpty() ? UUID.randomUUID().toString() : part == 0 ? key : key + "." + part;
        return Call.of("POST", full).withHeader(KEY, own);
    }
}
