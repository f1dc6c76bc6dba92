package org.presque.web.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names and values as they stand in a query or in the body of a form: {@code a=1&b=2}, percent-encoded. Immutable. */
public final class Parameters {

    private static final Parameters NONE = new Parameters("");

    private final Map<String, List<String>> values = new HashMap<>();

    private Parameters(String encoded) {
        for (int at = 0; at < encoded.length(); ) {
            int ampersand = encoded.indexOf('&', at);
            int end = ampersand < 0 ? encoded.length() : ampersand;
            add(encoded, at, end);
            at = end + 1;
        }
    }

    private void add(String encoded, int from, int end) {
        int equals = encoded.indexOf('=', from);
        int nameEnd = equals < 0 || equals > end ? end : equals;
        String name = Percent.decode(encoded, from, nameEnd, true);
        String value = Percent.decode(encoded, Math.min(nameEnd + 1, end), end, true);
        values.computeIfAbsent(name, key -> new ArrayList<>(1)).add(value);
    }

    /**
     * Reads a raw query.
     *
     * @throws Refusal 400 if it cannot be decoded
     */
    static Parameters of(String query) {
        return query.isEmpty() ? NONE : new Parameters(query);
    }

    /**
     * Reads the body of a form, {@code application/x-www-form-urlencoded}.
     *
     * @throws Refusal 400 if it cannot be decoded
     */
    static Parameters ofForm(byte[] body) {
        try {
            return new Parameters(new String(body, StandardCharsets.ISO_8859_1));
        } catch (Refusal undecodable) {
            throw Refusal.with(400, "invalid form: bad percent encoding, or not UTF-8");
        }
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    boolean isNamed(String name) {
        return values.containsKey(name);
    }

    /** All values of a name, as the fields of a form that may be chosen together have them; none if it is not given. */
    public List<String> values(String name) {
        return List.copyOf(values.getOrDefault(name, List.of()));
    }

    /**
     * The value of a name; an empty value counts as not given.
     *
     * @throws Refusal 400 if it is given twice
     */
    public Optional<String> value(String name) {
        List<String> given = values.get(name);
        if (given == null) {
            return Optional.empty();
        }
        if (given.size() > 1) {
            throw Refusal.with(400, "invalid " + name + ": given " + given.size() + " times");
        }
        return Optional.of(given.get(0)).filter(value -> !value.isEmpty());
    }
}
