package org.presque.web.http;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a route does for each method. A method either <em>reads</em>, and then anybody may ask and HEAD works too, or it
 * <em>acts</em>, and then pages of other sites may not ask and HEAD is refused: some of our GETs take a job.
 */
public final class Verbs {

    /** What is done for a request; a thrown {@link RuntimeException} is the same as a failed stage. */
    @FunctionalInterface
    public interface Verb {
        CompletionStage<Answer> answer(Request request);
    }

    record Route(Verb verb, boolean acts) {}

    private final Map<String, Route> routes = new TreeMap<>();
    private Predicate<RequestTarget> exists = target -> true;
    private int bodyFactor = 1;

    public Verbs reads(String method, Verb verb) {
        routes.put(method, new Route(verb, false));
        return this;
    }

    public Verbs acts(String method, Verb verb) {
        routes.put(method, new Route(verb, true));
        return this;
    }

    /** Says that only some of the paths that lead here exist; the others are 404, whatever the method. */
    public Verbs only(Predicate<RequestTarget> exists) {
        this.exists = exists;
        return this;
    }

    /** Says that bodies may be so many times as long here as elsewhere. */
    public Verbs bodiesTimes(int factor) {
        bodyFactor = factor;
        return this;
    }

    int bodyFactor() {
        return bodyFactor;
    }

    boolean exists(RequestTarget target) {
        return exists.test(target);
    }

    /** The way of a method; null if there is none. */
    @Nullable Route route(String method) {
        return routes.get(method.equals("HEAD") && headIsServed() ? "GET" : method);
    }

    private boolean headIsServed() {
        Route get = routes.get("GET");
        return get != null && !get.acts();
    }

    /** The methods that are served, as the header {@code Allow} lists them. */
    String allowed() {
        Stream<String> always = headIsServed() ? Stream.of("HEAD", "OPTIONS") : Stream.of("OPTIONS");
        return Stream.concat(routes.keySet().stream(), always).sorted().collect(Collectors.joining(", "));
    }
}
