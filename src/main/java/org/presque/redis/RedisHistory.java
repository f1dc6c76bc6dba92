package org.presque.redis;

import static org.presque.redis.Bytes.bytes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.presque.queue.history.Grain;
import org.presque.queue.history.HistoryDao;
import org.presque.queue.history.Point;
import org.presque.queue.history.Standing;
import org.presque.queue.model.QueueName;
import redis.clients.jedis.Protocol.Command;

/** How queues stood, kept in Redis: two streams of a queue, and two of all together. Thread-safe. */
final class RedisHistory implements HistoryDao {

    private static final byte[] MOST_POINTS = bytes(2_000);

    private final Script turn = Script.named("turn");
    private final Script note = Script.named("note");
    private final Script noteAll = Script.named("noteall");

    private final Scripts scripts;
    private final Keys keys;

    RedisHistory(Scripts scripts, Keys keys) {
        this.scripts = scripts;
        this.keys = keys;
    }

    @Override
    public CompletionStage<Optional<Instant>> turn() {
        return scripts.run(turn, keys.history(), List.of())
                .thenApply(minute -> Optional.ofNullable((Long) minute).map(Instant::ofEpochMilli));
    }

    @Override
    public CompletionStage<Standing> note(QueueName queue, Instant minute) {
        return scripts.run(note, keys.of(queue), moment(minute))
                .thenApply(reply -> reply == null ? Standing.NOTHING : standing(Reply.of(reply)));
    }

    private static List<byte[]> moment(Instant minute) {
        return Stream.of(
                        minute.toEpochMilli(),
                        Grain.MINUTE.kept().toMillis(),
                        Grain.HOUR.kept().toMillis())
                .map(Bytes::bytes)
                .toList();
    }

    private static Standing standing(Reply reply) {
        return standing(LongStream.range(0, reply.size())
                .map(at -> reply.number((int) at))
                .toArray());
    }

    private static Standing standing(long[] numbers) {
        return new Standing(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], numbers[6]);
    }

    @Override
    public CompletionStage<Void> noteAll(Standing standing, Instant minute) {
        List<byte[]> arguments = new ArrayList<>(moment(minute));
        LongStream.of(
                        standing.ready(),
                        standing.delayed(),
                        standing.leased(),
                        standing.dead(),
                        standing.enqueued(),
                        standing.processed(),
                        standing.failed())
                .forEach(number -> arguments.add(bytes(number)));
        return scripts.run(noteAll, keys.history(), arguments).thenAccept(done -> {});
    }

    @Override
    public CompletionStage<List<Point>> read(@Nullable QueueName queue, Grain grain, Instant from) {
        byte[] key = keys.historyOf(queue, grain.name().toLowerCase(Locale.ROOT) + "s");
        byte[] start = bytes(from.toEpochMilli());
        CompletionStage<List<Point>> before = scripts.command(
                        Command.XREVRANGE,
                        key,
                        bytes("(" + from.toEpochMilli() + "-0"),
                        bytes("-"),
                        bytes("COUNT"),
                        bytes(1))
                .thenApply(RedisHistory::points);
        return scripts.command(Command.XRANGE, key, start, bytes("+"), bytes("COUNT"), MOST_POINTS)
                .thenApply(RedisHistory::points)
                .thenCombine(before, (points, last) -> Stream.concat(last.stream(), points.stream())
                        .toList());
    }

    private static List<Point> points(@Nullable Object reply) {
        Reply entries = Reply.of(reply);
        List<Point> points = new ArrayList<>(entries.size());
        for (int at = 0; at < entries.size(); at++) {
            points.add(point(entries.list(at)));
        }
        return points;
    }

    private static Point point(Reply entry) {
        String id = Reply.text(entry.bytes(0));
        String text = Reply.text(entry.list(1).bytes(1));
        long[] numbers =
                Stream.of(text.split(" ", -1)).mapToLong(Long::parseLong).toArray();
        return new Point(Instant.ofEpochMilli(Long.parseLong(id.substring(0, id.indexOf('-')))), standing(numbers));
    }
}
