package org.presque.web.http;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.JsonbException;
import jakarta.json.bind.config.PropertyNamingStrategy;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** JSON of the views of this house: {@code snake_case}, nulls shown. JSON-B has no order but what a record names. */
public final class Json {

    private static final Jsonb JSONB = JsonbBuilder.create(new JsonbConfig()
            .withNullValues(true)
            .withPropertyNamingStrategy(PropertyNamingStrategy.LOWER_CASE_WITH_UNDERSCORES));

    private Json() {}

    public static byte[] bytes(Object view) {
        return utf8(JSONB.toJson(view));
    }

    /** The JSON of a view with one more member at its end, whose value is given as text. */
    public static byte[] bytes(Object view, String name, byte[] value) {
        return with(bytes(view), name, value);
    }

    /** The JSON of an object, which has a member already, with one more at its end. */
    public static byte[] with(byte[] head, String name, byte[] value) {
        ByteArrayOutputStream json = new ByteArrayOutputStream(head.length + name.length() + value.length + 4);
        json.write(head, 0, head.length - 1);
        json.writeBytes(utf8(",\"" + name + "\":"));
        json.writeBytes(value);
        json.write('}');
        return json.toByteArray();
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The JSON of an array, from that of its elements. */
    public static byte[] array(List<byte[]> elements) {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        json.write('[');
        for (byte[] element : elements) {
            if (json.size() > 1) {
                json.write(',');
            }
            json.writeBytes(element);
        }
        json.write(']');
        return json.toByteArray();
    }

    /** Reads a view from what a client sent; empty if that is not JSON, or not of its form. */
    public static <T> Optional<T> read(byte[] json, Class<T> view) {
        try {
            return Optional.ofNullable(JSONB.fromJson(new String(json, StandardCharsets.UTF_8), view));
        } catch (JsonbException e) {
            return Optional.empty();
        }
    }
}
