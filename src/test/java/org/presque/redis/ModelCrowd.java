package org.presque.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.testing.Stages.done;
import static org.presque.testing.Stages.refused;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.presque.queue.JobDao;
import org.presque.queue.LeaseDao;
import org.presque.queue.QueueDao;
import org.presque.queue.lease.Failure;
import org.presque.queue.lease.LeasedJob;
import org.presque.queue.lease.PutBack;
import org.presque.queue.model.Due;
import org.presque.queue.model.Job;
import org.presque.queue.model.JobId;
import org.presque.queue.model.JobOptions;
import org.presque.queue.model.JobState;
import org.presque.queue.model.JobText;
import org.presque.queue.model.NewJobs;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.QueueStats;

/** Several threads that work on one queue at a time, and what must hold whenever they rest. Thread-safe. */
final class ModelCrowd {

    /** Longer than any short delay or time to live here. */
    static final int SHORT_MILLIS = 20;

    private final QueueName queue;
    private final JobDao dao;
    private final QueueDao queues;
    private final LeaseDao leases;
    private final boolean isLeasing;

    private final Map<Long, NewJobs> accepted = new ConcurrentHashMap<>();
    private final Map<Long, String> taken = new ConcurrentHashMap<>();
    private final Set<Long> cancelled = ConcurrentHashMap.newKeySet();
    private final AtomicInteger failures = new AtomicInteger();

    /** @param isLeasing whether jobs are leased too: then they come back, and no longer in order */
    ModelCrowd(QueueName queue, RedisStorage storage, boolean isLeasing) {
        this.queue = queue;
        this.dao = storage.jobs();
        this.queues = storage.queues();
        this.leases = storage.leases();
        this.isLeasing = isLeasing;
    }

    /** Makes some calls, as one thread of many. */
    void work(String who, Random random, int calls) {
        Worker worker = new Worker(who, random);
        for (int call = 0; call < calls; call++) {
            worker.next(call);
        }
    }

    /** What holds when nobody works and nothing is about to expire. */
    void check() {
        QueueStats stats = done(queues.stats(queue));
        assertAddsUp(stats);
        assertEquals(accepted.size(), stats.enqueued(), "enqueued");
        assertEquals(taken.size(), stats.processed(), "processed");
        assertTrue(stats.failed() == failures.get() || (isLeasing && stats.failed() > failures.get()), "failed");
        taken.forEach((id, text) -> assertTrue(textsOf(id).contains(text), () -> "not what was put: " + text));
        Set<Long> gone = new HashSet<>(accepted.keySet());
        gone.removeAll(taken.keySet());
        assertTrue(gone.containsAll(cancelled), "cancelled, but also taken");
        gone.removeAll(cancelled);
        Set<Long> waiting = waiting();
        assertTrue(gone.containsAll(waiting), "waits, but was taken or cancelled");
        gone.removeAll(waiting);
        assertEquals(gone.size(), stats.expired() + stats.deleted() - cancelled.size(), () -> "lost some of " + gone);
        assertUnique(waiting);
    }

    static void assertAddsUp(QueueStats stats) {
        long gone = stats.processed() + stats.expired() + stats.deleted();
        long here = stats.ready() + stats.delayed() + stats.leased() + stats.dead();
        assertEquals(stats.enqueued(), here + gone, stats::toString);
    }

    private static JobText text(String text) {
        return JobText.stored(text.getBytes(UTF_8));
    }

    private List<String> textsOf(long id) {
        NewJobs jobs = accepted.get(id);
        return jobs == null
                ? List.of()
                : jobs.texts().stream().map(JobText::toString).toList();
    }

    private Set<Long> waiting() {
        Set<Long> ids = new HashSet<>();
        for (JobState state : JobState.values()) {
            ids.addAll(done(new Paging(queue, state).toTheEnd(dao, 100)));
        }
        return ids;
    }

    private void assertUnique(Set<Long> waiting) {
        Set<String> keys = new HashSet<>();
        waiting.forEach(id -> {
            NewJobs jobs = accepted.get(id);
            String uniq = jobs == null ? null : jobs.options().uniq();
            assertTrue(uniq == null || keys.add(uniq), () -> "two jobs wait with " + uniq);
        });
    }

    /** Takes and discards all there is, and purges. */
    void drain() {
        Worker last = new Worker("last", new Random(0));
        int before;
        do {
            before = taken.size();
            last.take(100);
        } while (taken.size() > before);
        done(dao.discard(queue, JobState.DELAYED, Integer.MAX_VALUE));
        QueueStats stats = done(queues.stats(queue));
        assertEquals(0, stats.ready() + stats.delayed() + stats.leased(), "left after all were taken");
        check();
        done(queues.purge(queue));
    }

    private final class Worker {

        private final String who;
        private final Random random;
        private final List<Long> own = new ArrayList<>();
        private final Map<String, Integer> latest = new HashMap<>();

        Worker(String who, Random random) {
            this.who = who;
            this.random = random;
        }

        void next(int call) {
            switch (random.nextInt(isLeasing ? 18 : 12)) {
                case 0, 1, 2 -> put("plain " + who, call, new JobOptions(priority(), null, null, null), 1);
                case 3, 4 -> put("other", call, options(), 1);
                case 5 -> put("plain " + who, call, JobOptions.NONE, 1 + random.nextInt(5));
                case 6, 7 -> take(1);
                case 8 -> take(1 + random.nextInt(8));
                case 9 -> cancel();
                case 10 -> refused(dao.makeReady(queue, new JobId(anyOwn())));
                case 11 -> look();
                default -> lease();
            }
        }

        private int priority() {
            return 4 + random.nextInt(3);
        }

        private JobOptions options() {
            String uniq = random.nextBoolean() ? "uniq " + random.nextInt(3) : null;
            Due due =
                    switch (random.nextInt(4)) {
                        case 0 -> Due.in(Duration.ofHours(1));
                        case 1 -> Due.in(Duration.ofMillis(random.nextInt(3)));
                        default -> null;
                    };
            Duration ttl = random.nextInt(3) == 0 ? Duration.ofMillis(4 + random.nextInt(5)) : null;
            return new JobOptions(priority(), due, due != null && due.millis() > 4 ? null : ttl, uniq);
        }

        private void put(String kind, int call, JobOptions options, int count) {
            List<JobText> texts = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                texts.add(text(kind + "/" + options.priority() + "/" + (call * 10 + i)));
            }
            NewJobs jobs = new NewJobs(queue, texts, options, null, null, random.nextInt(9) == 0);
            done(dao.put(jobs).handle((stored, fault) -> {
                if (fault == null) {
                    stored.ids().forEach(id -> accepted.put(id, jobs));
                    own.addAll(stored.ids());
                    failures.addAndGet(jobs.isFailed() ? 1 : 0);
                }
                return "done";
            }));
        }

        private void take(int count) {
            List<Job> jobs = done(dao.take(queue, count, null).exceptionally(fault -> List.of()));
            for (Job job : jobs) {
                String before = taken.put(job.id().value(), job.text().toString());
                assertNull(before, "taken twice: " + job);
                assertInOrder(job.text().toString());
            }
        }

        private void lease() {
            boolean isShort = random.nextInt(3) == 0;
            Duration ttr = isShort ? Duration.ofMillis(1 + random.nextInt(4)) : Duration.ofHours(1);
            List<LeasedJob> leased =
                    done(leases.lease(queue, 1 + random.nextInt(3), ttr, null).exceptionally(fault -> List.of()));
            for (LeasedJob job : leased) {
                end(job, isShort ? random.nextInt(4) : random.nextInt(3));
            }
        }

        /** Whoever is told that it is done with a job was the only one. */
        private void end(LeasedJob job, int how) {
            if (how == 0) {
                if (done(leases.done(queue, List.of(job.lease()), null)).get(0).isEmpty()) {
                    String before =
                            taken.put(job.job().id().value(), job.job().text().toString());
                    assertNull(before, "done twice: " + job);
                }
            } else if (how == 1) {
                Duration delay = random.nextBoolean() ? Duration.ZERO : Duration.ofMillis(random.nextInt(3));
                PutBack result = done(leases.putBack(queue, List.of(new Failure(job.lease(), delay, "boom")), null))
                        .get(0);
                failures.addAndGet(result.refusal() == null ? 1 : 0);
            } else if (how == 2) {
                done(leases.release(queue, List.of(job.lease())).thenApply(ignored -> "done"));
            }
        }

        /** Whoever takes gets what one producer put in the order it was put, in each priority. */
        private void assertInOrder(String text) {
            int slash = text.lastIndexOf('/');
            if (text.startsWith("plain") && !isLeasing) {
                int number = Integer.parseInt(text.substring(slash + 1));
                Integer before = latest.put(text.substring(0, slash), number);
                assertTrue(before == null || before < number, () -> who + " was given " + text + " after " + before);
            }
        }

        private void cancel() {
            long id = anyOwn();
            if (refused(dao.cancel(queue, new JobId(id))).isEmpty()) {
                assertTrue(cancelled.add(id), "cancelled twice: " + id);
            }
        }

        private long anyOwn() {
            return own.isEmpty() ? 1 : own.get(random.nextInt(own.size()));
        }

        private void look() {
            assertAddsUp(done(queues.stats(queue)));
            if (random.nextInt(20) == 0) {
                done(dao.discard(queue, JobState.DELAYED, 5));
            }
        }
    }
}
