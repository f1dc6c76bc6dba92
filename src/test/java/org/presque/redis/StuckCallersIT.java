package org.presque.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.presque.queue.model.JobText;
import org.presque.queue.model.NewJobs;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.Stored;
import org.presque.testing.RedisServer;

/** Callers that do not let go of the thread that tells them their answer: the others get theirs all the same. */
class StuckCallersIT {

    private static final QueueName FOO = new QueueName("foo");
    private static final int STUCK = 20;
    private static final Duration SOON = Duration.ofSeconds(1);

    @AutoClose
    private final RedisServer redis = RedisServer.start();

    @AutoClose
    private final RedisStorage storage = Storages.of(redis);

    private final Thread test = Thread.currentThread();
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger stuck = new AtomicInteger();

    @Test
    void othersAreAnsweredOnceEach() throws Exception {
        storage.open();
        List<CompletableFuture<Void>> told = new ArrayList<>();
        try {
            while (stuck.get() < STUCK) {
                told.add(put().thenAccept(stored -> getStuck()));
                put().get(SOON.toMillis(), TimeUnit.MILLISECONDS);
            }
        } finally {
            release.countDown();
        }
        CompletableFuture.allOf(told.toArray(CompletableFuture[]::new)).get(SOON.toMillis(), TimeUnit.MILLISECONDS);
        assertEquals(
                2L * told.size(),
                storage.queues().stats(FOO).toCompletableFuture().get().ready());
    }

    private CompletableFuture<Stored> put() {
        return storage.jobs()
                .put(NewJobs.plain(FOO, JobText.stored("1".getBytes(UTF_8))))
                .toCompletableFuture();
    }

    /** Unless the answer was there before we asked to be told: then nobody but the test itself would be stuck. */
    private void getStuck() {
        if (Thread.currentThread() == test) {
            return;
        }
        stuck.incrementAndGet();
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
