package org.presque.worker.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a request is about: a path below the base address, and its query. Immutable.
 *
 * @param text percent-encoded, without a slash in front
 */
public record Target(String text) {

    /** A path of these steps, which are percent-encoded; an empty one at its end gives a slash there. */
    public static Target of(String... steps) {
        return new Target(joined(List.of(steps), "/"));
    }

    /** Several queues at once, the first before the others. */
    public static Target queues(List<String> names) {
        return new Target("q/" + joined(names, ","));
    }

    private static String joined(List<String> names, String between) {
        return names.stream().map(Target::encode).collect(Collectors.joining(between));
    }

    /** The same with one parameter more. */
    public Target with(String parameter, String value) {
        return new Target(text + (text.contains("?") ? "&" : "?") + parameter + "=" + encode(value));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
