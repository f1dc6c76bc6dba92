package org.presque.web.stream;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A {@link Sampler} for each of the things that are watched, and none for what nobody watches. Thread-safe.
 *
 * @param <T> what tells the things from each other
 */
public final class Samplers<T> {

    private final Streams streams;
    private final Function<T, CompletionStage<byte[]>> look;
    private final ConcurrentHashMap<T, Sampler> samplers = new ConcurrentHashMap<>();

    /** @param look at one of them; never fails, since a fault is something to be seen too */
    public Samplers(Streams streams, Function<T, CompletionStage<byte[]>> look) {
        this.streams = streams;
        this.look = look;
    }

    /** Who comes when the last one has just left may have one of his own: that costs a look, and no more. */
    Sampler of(T thing) {
        return samplers.computeIfAbsent(
                thing, it -> new Sampler(streams::later, () -> look.apply(it), idle -> samplers.remove(it, idle)));
    }
}
