package org.presque.worker;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;

/** The only class here that needs JSON-B; it is loaded when a job is first asked for as an object. Thread-safe. */
final class JsonBinding {
    private static final Jsonb JSONB = JsonbBuilder.create();

    private JsonBinding() {}

    static <T> T read(String json, Class<T> type) {
        return JSONB.fromJson(json, type);
    }
}
