package org.presque.web.page.queue;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.presque.queue.QueueDao;
import org.presque.queue.model.Policy;
import org.presque.queue.model.QueueSetting;
import org.presque.web.ControlContent;
import org.presque.web.http.Parameters;

/**
 * What stands in the fields of a queue's settings, empty where nothing is set. Immutable.
 *
 * @param isOpen whether it is unfolded: when it was sent and refused, so that nothing has to be typed again
 */
public record SettingsForm(Map<QueueSetting, String> fields, boolean isOpen) {

    static SettingsForm of(QueueDao.Control control) {
        Map<QueueSetting, String> fields = new EnumMap<>(QueueSetting.class);
        control.settings()
                .forEach((setting, kept) -> fields.put(setting, String.valueOf(ControlContent.shown(setting, kept))));
        return new SettingsForm(fields, false);
    }

    static SettingsForm sent(Parameters form) {
        Map<QueueSetting, String> fields = new EnumMap<>(QueueSetting.class);
        for (QueueSetting setting : QueueSetting.values()) {
            form.value(setting.text()).ifPresent(text -> fields.put(setting, text));
        }
        return new SettingsForm(fields, true);
    }

    /** What they say is to be set, or with an empty value to be unset; a fault is refused with 400. */
    Map<QueueSetting, Optional<String>> changes() {
        Map<QueueSetting, Optional<String>> changes = new EnumMap<>(QueueSetting.class);
        for (QueueSetting setting : QueueSetting.values()) {
            changes.put(
                    setting, Optional.ofNullable(fields.get(setting)).map(text -> ControlContent.kept(setting, text)));
        }
        return changes;
    }

    public String ttl() {
        return text(QueueSetting.TTL);
    }

    public String maxLength() {
        return text(QueueSetting.MAX_LENGTH);
    }

    public String tries() {
        return text(QueueSetting.TRIES);
    }

    public String backoff() {
        return text(QueueSetting.BACKOFF);
    }

    public String ttr() {
        return text(QueueSetting.TTR);
    }

    public boolean isBroadcast() {
        return text(QueueSetting.POLICY).equals(Policy.BROADCAST.text());
    }

    private String text(QueueSetting setting) {
        return fields.getOrDefault(setting, "");
    }
}
