package org.presque.redis;

import static org.presque.redis.Bytes.bytes;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.presque.queue.model.Policy;
import org.presque.queue.model.QueueException;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.Reason;
import org.presque.queue.waiting.CastDao;

/** Who listens, kept in Redis by node, and jobs sent to all of them through a channel for each queue. Thread-safe. */
final class RedisCasts implements CastDao {

    private static final byte[] LISTENED_MILLIS = bytes(Duration.ofSeconds(5).toMillis());

    /** How many jobs a script sends at most, and how much text: all of it is written to each node at once. */
    private static final byte[] JOBS_A_CALL = bytes(100);

    private static final byte[] TEXT_A_CALL_BYTES = bytes(1 << 20);

    private final Script listen = Script.named("listen");
    private final Script cast = Script.named("cast");

    private final Scripts scripts;
    private final Keys keys;
    private final Subscription subscription;
    private final RedisWaits waits;
    private final byte[] node;

    /** @param node a name that no other node has */
    RedisCasts(Scripts scripts, Keys keys, Subscription subscription, String node) {
        this.scripts = scripts;
        this.keys = keys;
        this.subscription = subscription;
        this.waits = RedisWaits.forCasts(scripts, keys);
        this.node = bytes(node);
    }

    @Override
    public CompletionStage<Policy> listen(QueueName queue) {
        subscription.listenTo(keys.casts(queue));
        return scripts.run(listen, keys.of(queue), List.of(node, LISTENED_MILLIS))
                .thenApply(reply -> Reply.number(reply) == 1 ? Policy.BROADCAST : Policy.ROUNDROBIN);
    }

    @Override
    public CompletionStage<Void> ignore(QueueName queue) {
        subscription.ignore(keys.casts(queue));
        return scripts.run(listen, keys.of(queue), List.of(node, bytes(""))).thenAccept(done -> {});
    }

    @Override
    public CompletionStage<Integer> cast(QueueName queue) {
        List<byte[]> arguments = List.of(JOBS_A_CALL, TEXT_A_CALL_BYTES, bytes(keys.casts(queue)));
        return scripts.run(cast, keys.of(queue), arguments)
                .thenCompose(reply -> reply instanceof byte[]
                        ? cast(queue) // so many had expired that the script asks to be called again
                        : CompletableFuture.completedStage(sent(reply)));
    }

    private static int sent(@Nullable Object reply) {
        int sent = Reply.number(reply);
        if (sent <= 0) {
            throw new QueueException(sent < 0 ? Reason.QUEUE_IS_CLOSED : Reason.NO_JOB);
        }
        return sent;
    }

    @Override
    public CompletionStage<Look> look(QueueName queue) {
        return waits.look(queue);
    }
}
