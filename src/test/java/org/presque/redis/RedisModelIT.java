package org.presque.redis;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.presque.testing.Stages.done;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.WorkerId;
import org.presque.queue.model.WorkerInfo;
import org.presque.testing.RedisServer;
import org.presque.testing.Together;
import redis.clients.jedis.Protocol.Command;

/**
 * Random calls of everything a queue can do. The same again: {@code -Dpresque.seed=}, with the seed that was printed.
 */
class RedisModelIT {

    private static final int CALLS = 10_000;
    private static final int ROUNDS = 20;
    private static final int THREADS = 5;

    private final long seed = Long.getLong("presque.seed", System.nanoTime());

    @AutoClose
    private final RedisServer redis = RedisServer.start();

    @AutoClose
    private final RedisStorage storage = Storages.of(redis);

    @BeforeEach
    void open() {
        storage.open();
        System.out.println("RedisModelIT: -Dpresque.seed=" + seed);
    }

    private long clock() {
        List<String> time =
                Reply.of(done(storage.scripts().command(Command.TIME))).texts().toList();
        return Long.parseLong(time.get(0)) * 1000 + Long.parseLong(time.get(1)) / 1000;
    }

    @Test
    void aQueueAnswersAsItsModelDoes() {
        Random random = new Random(seed);
        List<QueueName> names = List.of(new QueueName("foo"), new QueueName("bar"), new QueueName("ä.b"));
        List<ModelCalls> calls = new ArrayList<>();
        names.forEach(name -> calls.add(new ModelCalls(name, storage, this::clock, random)));
        names.forEach(name ->
                RandomJobs.WORKERS.forEach(worker -> done(storage.workers().seen(worker, name))));
        for (int call = 1; call <= CALLS; call++) {
            next(calls.get(random.nextInt(calls.size())), call);
            if (call % (CALLS / ROUNDS) == 0) {
                names.forEach(name -> new Layout(redis, name).check());
                checkWorkers(calls);
            }
        }
        names.forEach(this::drain);
    }

    private void next(ModelCalls calls, int call) {
        try {
            calls.next();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("seed " + seed + ", call " + call + ", the last were\n" + calls.last(), e);
        }
    }

    private void checkWorkers(List<ModelCalls> calls) {
        for (WorkerId worker : RandomJobs.WORKERS) {
            WorkerInfo info = done(storage.workers().info(worker));
            assertEquals(sum(calls, "p:" + worker.value()), info.processed(), "processed by " + worker);
            assertEquals(sum(calls, "f:" + worker.value()), info.failed(), "failures of " + worker);
        }
    }

    private static long sum(List<ModelCalls> calls, String what) {
        return calls.stream().mapToLong(each -> each.model().countOf(what)).sum();
    }

    @Test
    void whatHoldsAlwaysHoldsForACrowd() {
        List<QueueName> names = List.of(new QueueName("foo"), new QueueName("bar"));
        List<ModelCrowd> crowds =
                List.of(new ModelCrowd(names.get(0), storage, false), new ModelCrowd(names.get(1), storage, true));
        for (int round = 0; round < ROUNDS; round++) {
            long number = round;
            Together.run(THREADS, thread -> {
                Random random = new Random(seed + number * THREADS + thread);
                crowds.get((int) (thread + number) % crowds.size())
                        .work(thread + " in " + number, random, CALLS / ROUNDS / THREADS);
            });
            waitUntilShortOnesAreOver();
            crowds.forEach(ModelCrowd::check);
            names.forEach(name -> new Layout(redis, name).check());
        }
        crowds.forEach(ModelCrowd::drain);
        names.forEach(name -> new Layout(redis, name).checkPurged());
    }

    private void waitUntilShortOnesAreOver() {
        long over = clock() + ModelCrowd.SHORT_MILLIS;
        await().pollDelay(Duration.ZERO).until(() -> clock() > over);
    }

    private void drain(QueueName name) {
        done(storage.queues().change(name, Optional.of(true), Map.of()));
        done(storage.queues().purge(name));
        new Layout(redis, name).checkPurged();
    }
}
