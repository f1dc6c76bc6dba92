package org.presque.web.http;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.JsonbException;
import jakarta.json.bind.config.PropertyNamingStrategy;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** JSON of the views of this house: {@code snake_case}, nulls shown. JSON-B has no order but what a record names. */
public final class Json {

    private static final Jsonb JSONB = JsonbBuilder.create(new JsonbConfig()
            .withNullValues(true)
            .withPropertyNamingStrategy(PropertyNamingStrategy.LOWER_CASE_WITH_UNDERSCORES));

    private Json() {}

    public static byte[] bytes(Object view) {
        return JSONB.toJson(view).getBytes(StandardCharsets.UTF_8);
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
