package org.presque.testing;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** What a server answered: headers by their names in lower case, the body as the bytes that came. */
public final class Answer {
    private final int status;
    private final Map<String, List<String>> headers;
    private final byte[] body;

    Answer(int status, Map<String, List<String>> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    public int status() {
        return status;
    }

    public Map<String, List<String>> headers() {
        return headers;
    }

    public byte[] body() {
        return body;
    }

    /** The value of a header that is sent once; empty if it is not there. */
    public String header(String name) {
        List<String> values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        if (values.size() > 1) {
            throw new AssertionError(name + " was sent " + values.size() + " times: " + values);
        }
        return values.isEmpty() ? "" : values.get(0);
    }

    public boolean has(String header) {
        return headers.containsKey(header.toLowerCase(Locale.ROOT));
    }

    /** The methods of {@code Allow}, sorted. */
    public String allowed() {
        return String.join(
                " ", new TreeSet<>(Arrays.asList(header("Allow").trim().split("\\s*,\\s*", -1))));
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The body as a JSON object. */
    public JsonObject json() {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(body))) {
            return reader.readObject();
        } catch (RuntimeException e) {
            throw new AssertionError("no JSON object: " + this, e);
        }
    }

    /** The body as a JSON array. */
    public JsonArray array() {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(body))) {
            return reader.readArray();
        } catch (RuntimeException e) {
            throw new AssertionError("no JSON array: " + this, e);
        }
    }

    /** The body as a JSON array of strings. */
    public List<String> strings() {
        return array().getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .toList();
    }

    /** The value of {@code error}. */
    public String error() {
        return json().getString("error");
    }

    @Override
    public String toString() {
        return status + " " + headers + " " + text();
    }
}
