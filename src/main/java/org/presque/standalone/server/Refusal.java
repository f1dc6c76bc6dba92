package org.presque.standalone.server;

import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.util.HashMap;
import java.util.Map;

/** What a client is told that does not get as far as the application: the same as the application would say. Immutable. */
record Refusal(int status, String error) {

    private static final int UNAVAILABLE = 503;

    private static final Map<Integer, String> ERRORS = Map.of(
            400,
            "malformed request",
            500,
            "internal error, see the log of the server",
            501,
            "no transfer encoding but chunked is known",
            UNAVAILABLE,
            "presque is shutting down, nothing was done: send again");

    private static final Map<HttpString, String> HEADERS = Map.of(
            Headers.CONNECTION, "close",
            Headers.CACHE_CONTROL, "no-store",
            Headers.X_CONTENT_TYPE_OPTIONS, "nosniff",
            Headers.CONTENT_TYPE, "application/json");

    static Refusal of(int status) {
        return new Refusal(status, ERRORS.getOrDefault(status, "request refused"));
    }

    Map<HttpString, String> headers() {
        Map<HttpString, String> headers = new HashMap<>(HEADERS);
        if (status == UNAVAILABLE) {
            headers.put(Headers.RETRY_AFTER, "1");
        }
        return headers;
    }

    /** In ASCII. */
    String body() {
        return "{\"error\":\"" + error + (status == UNAVAILABLE ? "\",\"applied\":\"no\"}" : "\"}");
    }
}
