package org.presque.web;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.presque.queue.model.Backoff;
import org.presque.queue.model.Policy;
import org.presque.queue.model.QueueSetting;
import org.presque.web.http.Refusal;

/**
 * What a client wants a queue to be set to. Immutable.
 *
 * @param isOpen empty if it says nothing of it
 * @param settings those to set, or with an empty value to unset
 */
public record ControlContent(Optional<Boolean> isOpen, Map<QueueSetting, Optional<String>> settings) {

    private static final String EXAMPLE = "{\"status\":\"stop\"}";
    private static final long LARGEST_LENGTH = 1_000_000_000_000L;

    /** Reads the body of a change; every fault is told with a 400. */
    static ControlContent of(byte[] body, int nestingLimit) {
        Optional<Boolean> isOpen = Optional.empty();
        Map<QueueSetting, Optional<String>> settings = new EnumMap<>(QueueSetting.class);
        Map<?, ?> content = Content.object(body, nestingLimit, EXAMPLE);
        if (content.isEmpty()) {
            throw Refusal.with(400, "content is empty: give " + EXAMPLE);
        }
        for (Map.Entry<?, ?> field : content.entrySet()) {
            if (field.getKey().equals("status")) {
                isOpen = Optional.of(isOpen(field.getValue()));
            } else {
                QueueSetting setting = setting(String.valueOf(field.getKey()));
                settings.put(setting, Optional.ofNullable(field.getValue()).map(value -> kept(setting, value)));
            }
        }
        return new ControlContent(isOpen, settings);
    }

    private static boolean isOpen(@Nullable Object status) {
        if ("start".equals(status) || "stop".equals(status)) {
            return "start".equals(status);
        }
        throw Refusal.with(400, "invalid status " + status);
    }

    private static QueueSetting setting(String name) {
        for (QueueSetting setting : QueueSetting.values()) {
            if (setting.text().equals(name)) {
                return setting;
            }
        }
        throw Refusal.with(400, "unknown field " + name);
    }

    /** A value that somebody gives, as it is kept; refused with 400 if it is none. */
    public static String kept(QueueSetting setting, Object value) {
        String text = Content.text(value);
        return switch (setting) {
            case TTL -> Long.toString(ProtocolParameters.positive("ttl", text).toMillis());
            case TTR -> Long.toString(ProtocolParameters.ttr(text).toMillis());
            case TRIES -> Integer.toString(ProtocolParameters.tries(text));
            case BACKOFF -> Backoff.of(text).kept();
            case MAX_LENGTH -> length(text);
            case POLICY -> policy(text);
        };
    }

    private static String policy(String text) {
        return Policy.named(text)
                .orElseThrow(() -> Refusal.with(400, "invalid policy: " + text + " is not roundrobin or broadcast"))
                .text();
    }

    private static String length(String text) {
        if (!text.matches("[0-9]{1,13}") || Long.parseLong(text) > LARGEST_LENGTH) {
            throw Refusal.with(
                    400, "invalid max_length: " + text + " is not a whole number from 0 to " + LARGEST_LENGTH);
        }
        return Long.toString(Long.parseLong(text));
    }

    /** The value as it is shown: times in seconds. */
    public static Object shown(QueueSetting setting, String kept) {
        return switch (setting) {
            case TTL, TTR -> Seconds.of(Duration.ofMillis(Long.parseLong(kept)));
            case POLICY -> kept;
            case BACKOFF -> new Backoff(kept).toString();
            case MAX_LENGTH, TRIES -> Long.parseLong(kept);
        };
    }
}
