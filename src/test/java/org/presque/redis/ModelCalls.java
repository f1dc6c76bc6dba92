package org.presque.redis;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.testing.Stages.done;
import static org.presque.testing.Stages.reason;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.presque.queue.JobDao;
import org.presque.queue.QueueDao;
import org.presque.queue.model.Job;
import org.presque.queue.model.JobDetails;
import org.presque.queue.model.JobId;
import org.presque.queue.model.JobState;
import org.presque.queue.model.NewJobs;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.QueueSetting;
import org.presque.queue.model.WorkerId;

/**
 * Random calls of one queue, one at a time, each made of the queue in Redis and of the {@linkplain ModelQueue model}, and
 * the answers compared. Confined to one thread.
 *
 * <p>Nothing depends on how fast the test is: what falls due or expires soon is waited for before the next call, and when a
 * job is due to the millisecond is asked of Redis.
 */
final class ModelCalls {

    private static final int LAST_CALLS = 30;

    /** In an order that the model knows. */
    private static final List<JobState> LISTED = List.of(JobState.READY, JobState.DELAYED, JobState.LEASED);

    private static final List<JobState> DISCARDED = List.of(JobState.READY, JobState.DELAYED, JobState.DEAD);

    private final QueueName queue;
    private final JobDao dao;
    private final QueueDao queues;
    private final LongSupplier clock;
    private final Random random;
    private final RandomJobs jobs;
    private final ModelQueue model = new ModelQueue();
    private final ArrayDeque<String> last = new ArrayDeque<>();
    private final ModelLeaseCalls leases;
    private @Nullable Paging paging;
    private volatile List<Job> lastTaken = List.of();
    private @Nullable WorkerId lastWorker;

    /** @param clock that of Redis, in ms */
    ModelCalls(QueueName queue, RedisStorage storage, LongSupplier clock, Random random) {
        this.queue = queue;
        this.dao = storage.jobs();
        this.queues = storage.queues();
        this.clock = clock;
        this.random = random;
        this.jobs = new RandomJobs(random);
        this.leases = new ModelLeaseCalls(queue, storage, random, this);
    }

    ModelQueue model() {
        return model;
    }

    /** The last calls, and what Redis answered. */
    String last() {
        return String.join("\n", last);
    }

    /** Makes a call, and waits until nothing is about to fall due or to expire. */
    void next() {
        switch (random.nextInt(38)) {
            case 0, 1, 2, 3, 4, 5, 6, 7, 8 -> put(jobs.next(queue));
            case 9, 10, 11 -> take(1, null);
            case 12 -> take(1 + random.nextInt(6), null);
            case 13 -> take(1 + random.nextInt(3), jobs.worker());
            case 14, 15 -> cancel(anyId());
            case 16, 17 -> leases.makeReady(anyId());
            case 18, 19 -> find(anyId());
            case 20 -> pages(LISTED.get(random.nextInt(LISTED.size())));
            case 21, 22, 23 -> pageOn();
            case 24 -> seldom();
            case 25, 26 -> stats();
            case 27 -> giveBack();
            default -> leases.next(random.nextInt(3) == 0 ? jobs.worker() : null);
        }
        if (model.isChangingSoon()) {
            await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1)).until(() -> {
                model.moveTo(clock.getAsLong());
                return !model.isChangingSoon();
            });
        }
        notePaging();
    }

    /** What has left the list for a moment, and be it within one call, need not be seen. */
    private void notePaging() {
        if (paging != null) {
            paging.stays(model.idsIn(paging.state()));
        }
    }

    private void seldom() {
        switch (random.nextInt(26)) {
            case 0 -> purge();
            case 1, 2, 3 -> discard(DISCARDED.get(random.nextInt(DISCARDED.size())));
            case 4 -> stop(true);
            case 5, 6, 7, 8, 9, 10 -> stop(false);
            case 11, 12, 13 -> set(QueueSetting.TTL, null);
            case 14 -> set(QueueSetting.TTL, random.nextBoolean() ? 3L : 7_200_000L);
            case 15, 16 -> set(QueueSetting.MAX_LENGTH, 3L + random.nextInt(30));
            case 17, 18, 19 -> set(QueueSetting.TRIES, 1L + random.nextInt(4));
            case 20, 21 -> set(QueueSetting.TRIES, null);
            default -> set(QueueSetting.MAX_LENGTH, null);
        }
    }

    private long anyId() {
        List<Long> ids = model.someIds();
        return ids.get(random.nextInt(ids.size()));
    }

    private void put(NewJobs some) {
        String answer = compare("put " + some, dao.put(some), ModelTexts::of, () -> model.put(some));
        if (answer.startsWith("put ") && !answer.endsWith("replay")) {
            long first = Long.parseLong(answer.split(" ", -1)[1]);
            for (long id = first; model.wasDelayed(id); id++) {
                correct(id);
            }
        }
    }

    /** Gone by now is only what expires soon: nobody will ever see when that was due. */
    void correct(long id) {
        Optional<JobDetails> told = done(dao.find(queue, new JobId(id))
                .handle((job, fault) -> fault == null ? Optional.of(job) : Optional.empty()));
        told.ifPresent(job -> model.correct(id, job.dueAt().toEpochMilli()));
    }

    private void take(int count, @Nullable WorkerId worker) {
        lastTaken = List.of();
        lastWorker = worker;
        compare(
                "take " + count + " for " + worker,
                dao.take(queue, count, worker).thenApply(taken -> {
                    lastTaken = taken;
                    return taken;
                }),
                ModelTexts::of,
                () -> model.take(count, worker));
    }

    private void cancel(long id) {
        compare("cancel " + id, dao.cancel(queue, new JobId(id)), done -> "done", () -> model.cancel(id));
    }

    private void giveBack() {
        List<Job> back = lastTaken;
        if (back.isEmpty()) {
            return;
        }
        lastTaken = List.of();
        compare("give back " + back, dao.giveBack(queue, back, lastWorker), done -> "done", () -> {
            return model.giveBack(lastWorker);
        });
        back.forEach(job -> correct(job.id().value()));
    }

    private void find(long id) {
        compare(
                "find " + id,
                dao.find(queue, new JobId(id)),
                details -> ModelTexts.of(details, model.wasDelayed(id)),
                () -> model.find(id));
    }

    private void pages(JobState state) {
        Paging all = new Paging(queue, state);
        compare("page through " + state, all.toTheEnd(dao, 1 + random.nextInt(7)), List::toString, () -> model.idsIn(
                        state)
                .toString());
    }

    /** Goes on with pages while the queue is worked on: what was there all the time is not skipped. */
    private void pageOn() {
        if (paging == null) {
            paging = new Paging(queue, LISTED.get(random.nextInt(LISTED.size())));
            paging.stays(model.idsIn(paging.state()));
        }
        paging.stays(model.idsIn(paging.state()));
        remember("page on in " + paging.state());
        if (paging.next(dao, 1 + random.nextInt(3))) {
            assertTrue(paging.missed().isEmpty(), () -> "pages of " + queue + " skipped " + paging);
            paging = null;
        }
    }

    private void discard(JobState state) {
        int limit = model.hasUnseen() || state == JobState.DEAD ? 1000 : 1 + random.nextInt(10);
        Function<Integer, String> text = model.hasUnseen() ? met -> "done" : met -> "done " + met;
        boolean isExact = !model.hasUnseen();
        compare("discard " + limit + " " + state, dao.discard(queue, state, limit), text, () -> {
            String met = model.discard(state, limit);
            return isExact ? "done " + met : "done";
        });
    }

    private void stop(boolean stops) {
        compare(stops ? "stop" : "start", queues.change(queue, Optional.of(!stops), Map.of()), done -> "done", () -> {
            return model.stop(stops);
        });
    }

    private void set(QueueSetting setting, @Nullable Long value) {
        Map<QueueSetting, Optional<String>> change =
                Map.of(setting, Optional.ofNullable(value).map(String::valueOf));
        compare("set " + change, queues.change(queue, Optional.empty(), change), done -> "done", () -> {
            return model.set(setting, value);
        });
    }

    private void purge() {
        compare("purge", queues.purge(queue), done -> "done", model::purge);
        paging = null;
    }

    void stats() {
        compare("stats", queues.stats(queue), ModelTexts::of, model::stats);
    }

    /** What Redis answers, which must be what the model does. */
    <T> String compare(String call, CompletionStage<T> reply, Function<T, String> text, Supplier<String> expected) {
        String answer = done(reply.handle(
                (it, fault) -> fault == null ? text.apply(it) : reason(fault).name()));
        remember(call + "\n    " + answer);
        model.moveTo(clock.getAsLong());
        assertEquals(expected.get(), answer, () -> call + " of " + queue);
        notePaging();
        return answer;
    }

    private void remember(String call) {
        last.add(call);
        if (last.size() > LAST_CALLS) {
            last.remove();
        }
    }
}
