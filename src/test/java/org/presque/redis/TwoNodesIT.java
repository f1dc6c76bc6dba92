package org.presque.redis;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.testing.Stages.done;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.presque.queue.model.Job;
import org.presque.queue.model.Policy;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.QueueSetting;
import org.presque.queue.model.QueueStats;
import org.presque.queue.model.Reason;
import org.presque.queue.waiting.Listeners.Listening;
import org.presque.queue.waiting.Waiting;
import org.presque.testing.RedisServer;
import org.presque.testing.Stages;

/** Two nodes in front of one Redis: what is put through one is heard of by those who wait at the other. */
class TwoNodesIT {

    private static final QueueName FOO = new QueueName("foo");
    private static final QueueName BAR = new QueueName("bar-ü");
    private static final Duration FINE = Duration.ofMillis(2);

    @AutoClose
    private final RedisServer redis = RedisServer.start();

    @AutoClose
    private final Node here = new Node(redis);

    @AutoClose
    private final Node there = new Node(redis);

    private static String text(Waiting<List<Job>> waiting) {
        return done(waiting.outcome()).get(0).text().toString();
    }

    private static boolean isWaiting(Waiting<?> waiting) {
        return !waiting.outcome().toCompletableFuture().isDone();
    }

    private void awaitParked(QueueName queue) {
        await().pollInterval(FINE).until(() -> has(queue, "waits"));
    }

    private boolean has(QueueName queue, String part) {
        return Long.valueOf(1).equals(redis.command("EXISTS", "presque:{" + queue + "}:" + part));
    }

    private void awaitListening(int nodes) {
        await().pollInterval(FINE)
                .until(() -> redis.command("PUBSUB", "NUMSUB", "presque:notices") instanceof List<?> reply
                        && Long.valueOf(nodes).equals(reply.get(1)));
    }

    @Test
    void aJobThatIsPutOnOneWakesAWaiterOnTheOther() {
        awaitListening(2);
        Waiting<List<Job>> waiting = there.await(FOO, BAR);
        awaitParked(BAR);

        here.put(BAR, "1");

        assertEquals("1", text(waiting));
    }

    @Test
    void keepsTheOrderOfArrival() {
        awaitListening(2);
        List<Waiting<List<Job>>> waiting =
                IntStream.range(0, 200).mapToObj(i -> there.await(FOO)).toList();
        awaitParked(FOO);

        IntStream.range(0, 100).forEach(i -> here.put(FOO, "" + i));
        here.put(FOO, IntStream.range(100, 200).mapToObj(i -> "" + i).toArray(String[]::new));

        assertEquals(
                IntStream.range(0, 200).mapToObj(i -> "" + i).toList(),
                waiting.stream().map(TwoNodesIT::text).toList());
    }

    /** Both are told; between them each job goes to one, and every waiter gets one. */
    @Test
    void waitersOnBothGetOneEach() {
        List<Waiting<List<Job>>> waiting = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            waiting.add(here.await(FOO));
            waiting.add(there.await(FOO));
        }
        awaitParked(FOO);

        for (int i = 0; i < 200; i++) {
            here.put(FOO, "" + i);
        }

        assertEquals(200, waiting.stream().map(TwoNodesIT::text).distinct().count());
    }

    @Test
    void noticesThatAreLostAreMadeUpFor() {
        awaitListening(2);
        Waiting<List<Job>> waiting = there.await(FOO);
        awaitParked(FOO);

        redis.command("CLIENT", "KILL", "TYPE", "pubsub");
        here.put(FOO, "1");

        assertEquals("1", text(waiting));
        awaitListening(2);
    }

    /** Nobody is told, but nobody waits for long. */
    @Test
    void servesThoughItMayNotListen() {
        redis.command("ACL", "SETUSER", "default", "resetchannels");
        redis.command("CLIENT", "KILL", "TYPE", "pubsub");
        Waiting<List<Job>> waiting = there.await(FOO);
        awaitParked(FOO);

        here.put(FOO, "1");

        assertEquals("1", text(waiting));
    }

    @Test
    void aPutCostsNoNoticeWhereNobodyWaits() {
        here.put(FOO, "1");
        done(here.queues().take(FOO, 1, null));

        assertFalse(has(FOO, "waits"));
        assertFalse(String.valueOf(redis.command("INFO", "commandstats")).contains("cmdstat_publish"));
    }

    @Test
    void aBurstIsToldOnce() {
        awaitListening(2);
        Waiting<List<Job>> waiting = there.await(FOO);
        awaitParked(FOO);

        here.put(FOO, "1", "2", "3");
        text(waiting);
        here.put(FOO, "4");
        here.put(FOO, "5");

        assertTrue(String.valueOf(redis.command("INFO", "commandstats")).contains("cmdstat_publish:calls=1,"));
    }

    private void broadcast(QueueName queue) {
        done(here.queues()
                .change(queue, Optional.empty(), Map.of(QueueSetting.POLICY, Optional.of(Policy.BROADCAST.text()))));
    }

    private static List<String> texts(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "\"" + i + " ü\\n\"").toList();
    }

    private void awaitListeners(QueueName queue, int nodes) {
        await().pollInterval(FINE)
                .until(() -> Long.valueOf(nodes).equals(redis.command("ZCARD", "presque:{" + queue + "}:listeners")));
    }

    private static void awaitSame(List<String> expected, List<String> heard) {
        await().pollInterval(FINE).until(() -> heard.size() >= expected.size());
        assertEquals(expected, heard);
    }

    @Test
    void everyListenerOnEitherGetsEachJobInOrder() {
        broadcast(BAR);
        List<List<String>> heard = Stream.generate(() -> (List<String>) new CopyOnWriteArrayList<String>())
                .limit(3)
                .toList();
        here.broadcasts().listen(BAR, job -> heard.get(0).add(job.text().toString()));
        here.broadcasts().listen(BAR, job -> heard.get(1).add(job.text().toString()));
        there.broadcasts().listen(BAR, job -> heard.get(2).add(job.text().toString()));
        awaitListeners(BAR, 2);

        here.put(BAR, texts(0, 500).toArray(String[]::new));
        texts(500, 600).forEach(text -> there.put(BAR, text));

        heard.forEach(each -> awaitSame(texts(0, 600), each));
        QueueStats stats = done(here.queues().stats(BAR));
        assertEquals(600, stats.processed());
        assertEquals(0, stats.ready());
    }

    @Test
    void whoFetchesGetsNothingWhileSomebodyListens() {
        broadcast(FOO);
        Listening listening = there.broadcasts().listen(FOO, job -> {});
        awaitListeners(FOO, 1);
        Waiting<List<Job>> waiting = here.await(FOO);
        awaitParked(FOO);

        here.put(FOO, "1");
        await().until(() -> done(here.queues().stats(FOO)).processed() == 1);

        assertEquals(Reason.NO_JOB, Stages.refusal(here.queues().take(FOO, 1, null)));
        assertTrue(isWaiting(waiting));
        listening.close();
        awaitListeners(FOO, 0);
        here.put(FOO, "2");
        assertEquals("2", text(waiting));
    }

    @Test
    void jobsStayWhileNobodyListensAndGoToTheFirstWhoDoes() {
        broadcast(FOO);
        here.put(FOO, "1", "2", "3");
        assertEquals("1", done(here.queues().take(FOO, 1, null)).get(0).text().toString());
        List<String> heard = new CopyOnWriteArrayList<>();

        there.broadcasts().listen(FOO, job -> heard.add(job.text().toString()));

        awaitSame(List.of("2", "3"), heard);
    }

    @Test
    void whoListensHearsWhenThePolicyChanges() {
        List<String> heard = new CopyOnWriteArrayList<>();
        there.broadcasts().listen(FOO, job -> heard.add(job.text().toString()));
        here.put(FOO, "1");
        assertEquals("1", done(here.queues().take(FOO, 1, null)).get(0).text().toString());

        broadcast(FOO);
        here.put(FOO, "2");
        awaitSame(List.of("2"), heard);
        done(here.queues().change(FOO, Optional.empty(), Map.of(QueueSetting.POLICY, Optional.empty())));
        here.put(FOO, "3");

        assertEquals("3", done(here.queues().take(FOO, 1, null)).get(0).text().toString());
        assertEquals(List.of("2"), heard);
    }

    /** A node that died says nothing; after five seconds its listeners count no more. */
    @Test
    void aNodeThatDiedHoldsNothingUp() {
        broadcast(FOO);
        redis.command("ZADD", "presque:{foo}:listeners", String.valueOf(System.currentTimeMillis() - 1), "dead");
        here.put(FOO, "1");

        assertEquals("1", done(here.queues().take(FOO, 1, null)).get(0).text().toString());
    }

    /** The script sends to nobody, and so takes nothing. */
    @Test
    void nothingIsSentThatNobodyHears() {
        broadcast(FOO);
        here.put(FOO, "1");

        RedisStorage deaf = Storages.of(redis);
        deaf.open();
        assertEquals(Reason.NO_JOB, Stages.refusal(deaf.casts().cast(FOO)));
        deaf.close();

        assertEquals(1, done(here.queues().stats(FOO)).ready());
    }

    @Test
    void aBroadcastHasNoLeases() {
        broadcast(FOO);
        here.put(FOO, "1");

        assertEquals(
                Reason.BROADCAST_HAS_NO_LEASES,
                Stages.refusal(here.leases().lease(List.of(FOO), 1, Duration.ofMinutes(1), null)));
    }
}
