package org.presque.web;

import java.math.BigDecimal;
import java.util.Map;
import org.presque.queue.json.JsonFault;
import org.presque.queue.json.JsonSyntax;
import org.presque.queue.model.QueueException;
import org.presque.queue.model.Reason;
import org.presque.web.http.Json;
import org.presque.web.http.Refusal;

/** Bodies that are not jobs but say something in a JSON object. Stateless. */
public final class Content {

    private Content() {}

    /**
     * Reads one; every fault is told with a 400.
     *
     * @param example what to give instead of something else
     */
    public static Map<?, ?> object(byte[] body, int nestingLimit, String example) {
        if (body.length == 0) {
            throw new QueueException(Reason.CONTENT_IS_MISSING);
        }
        try {
            JsonSyntax.check(body, nestingLimit);
        } catch (JsonFault fault) {
            throw QueueException.withDetail(Reason.CONTENT_IS_NOT_JSON, String.valueOf(fault.getMessage()));
        }
        if (!isObject(body)) {
            throw Refusal.with(400, "content is not an object: give " + example);
        }
        return Json.read(body, Map.class).orElseThrow();
    }

    /** A value as the text of a parameter; a number far beyond any sense is not written out. */
    public static String text(Object value) {
        boolean isPlain = value instanceof BigDecimal number && Math.abs(number.scale()) <= 20;
        return isPlain ? ((BigDecimal) value).toPlainString() : value.toString();
    }

    /** JSON-B takes an empty array for an object. */
    private static boolean isObject(byte[] json) {
        int at = 0;
        while (json[at] <= ' ') {
            at++;
        }
        return json[at] == '{';
    }
}
