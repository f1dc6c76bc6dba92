package org.presque.web;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.presque.queue.Workers;
import org.presque.queue.model.IdempotencyKey;
import org.presque.queue.model.QueueException;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.Reason;
import org.presque.queue.model.WorkerId;
import org.presque.web.http.Json;
import org.presque.web.http.Request;

/** The request headers of the protocol as values. */
public final class Headers {

    static final String WORKER = "X-presque-workerid";

    private Headers() {}

    /** The worker that asks; null if it does not say. */
    static @Nullable WorkerId worker(Request request) {
        return request.header(WORKER)
                .filter(text -> !text.isEmpty())
                .map(WorkerId::new)
                .orElse(null);
    }

    /** The same, and notes that the worker has to do with a queue. */
    public static @Nullable WorkerId worker(Request request, Workers workers, QueueName queue) {
        WorkerId worker = worker(request);
        workers.seen(worker, queue);
        return worker;
    }

    /** The worker that asks, which must say who it is. */
    static WorkerId requiredWorker(Request request) {
        WorkerId worker = worker(request);
        if (worker == null) {
            throw new QueueException(Reason.WORKER_ID_IS_MISSING);
        }
        return worker;
    }

    /** The key under which a put is carried out once; null if it may be repeated. */
    static @Nullable IdempotencyKey idempotencyKey(Request request) {
        return request.header("Idempotency-Key")
                .map(text -> new IdempotencyKey(text, digest(request.target().path(), request.body())))
                .orElse(null);
    }

    /** The path belongs to it: of one body a batch makes other jobs than a single put. */
    private static String digest(String path, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(Json.utf8(path + "\n"));
            return HexFormat.of().formatHex(digest.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Whether a header such as {@code Accept} or {@code Content-Type} names newline-delimited JSON. */
    static boolean isNdjson(Request request, String header) {
        return isOfType(request, header, "application/x-ndjson");
    }

    /** Whether such a header begins with a media type. */
    static boolean isOfType(Request request, String header, String type) {
        return request.header(header)
                .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(type))
                .isPresent();
    }
}
