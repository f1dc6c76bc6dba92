package org.presque.redis;

import static org.presque.redis.Bytes.bytes;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.presque.queue.QueueDao;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.QueueSetting;
import org.presque.queue.model.QueueStats;

/** Queues as a whole kept in Redis: one script a verb, over the {@linkplain Keys layout}. Thread-safe. */
final class RedisQueues implements QueueDao {

    private static final List<QueueSetting> SETTINGS = List.of(QueueSetting.values());
    private static final byte[] DAYS_30 = bytes("2592000");

    private final Script purge = Script.named("purge");
    private final Script stats = Script.named("stats");
    private final Script control = Script.named("control");
    private final Script settings = Script.named("settings");

    private final Scripts scripts;
    private final Keys keys;

    RedisQueues(Scripts scripts, Keys keys) {
        this.scripts = scripts;
        this.keys = keys;
    }

    @Override
    public CompletionStage<Void> purge(QueueName queue) {
        return scripts.run(purge, keys.of(queue), List.of(DAYS_30)).thenAccept(done -> {});
    }

    @Override
    public CompletionStage<QueueStats> stats(QueueName queue) {
        return scripts.run(stats, keys.of(queue), List.of(RedisWorkers.SILENCE_MILLIS))
                .thenApply(reply -> picture(queue, Reply.of(reply)));
    }

    private static QueueStats picture(QueueName queue, Reply reply) {
        long oldestMillis = reply.number(10);
        return new QueueStats(
                queue,
                reply.number(0) == 0,
                reply.number(1),
                reply.number(2),
                reply.number(3),
                reply.number(4),
                reply.number(5),
                reply.number(6),
                reply.number(7),
                reply.number(8),
                reply.number(9),
                oldestMillis < 0 ? null : oldestMillis / 1000.0,
                reply.number(11));
    }

    @Override
    public CompletionStage<Control> control(QueueName queue) {
        List<byte[]> names =
                SETTINGS.stream().map(setting -> bytes(setting.text())).toList();
        return scripts.run(settings, keys.of(queue), names).thenApply(reply -> control(Reply.of(reply)));
    }

    private static Control control(Reply reply) {
        Map<QueueSetting, String> set = new EnumMap<>(QueueSetting.class);
        for (int at = 0; at < SETTINGS.size(); at++) {
            String value = Reply.text(reply.bytes(1 + at));
            if (!value.isEmpty()) {
                set.put(SETTINGS.get(at), value);
            }
        }
        return new Control(reply.number(0) == 0, set);
    }

    @Override
    public CompletionStage<Void> change(
            QueueName queue, Optional<Boolean> isOpen, Map<QueueSetting, Optional<String>> changes) {
        List<byte[]> arguments = new ArrayList<>();
        arguments.add(bytes(isOpen.map(open -> open ? "start" : "stop").orElse("")));
        changes.forEach((setting, value) -> {
            arguments.add(bytes(setting.text()));
            arguments.add(bytes(value.orElse("")));
        });
        return scripts.run(control, keys.of(queue), arguments).thenAccept(done -> {});
    }
}
