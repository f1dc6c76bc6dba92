package org.presque.queue.waiting;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.presque.queue.model.Job;
import org.presque.queue.model.QueueName;

/**
 * The listeners of this node, to the queues whose policy is broadcast. Thread-safe.
 *
 * <p>While any node says that somebody listens to such a queue nobody can take its jobs. Each such node waits for jobs as any
 * waiter does, and whichever is told first sends them to all, itself included, in one step; so every listener gets the same
 * jobs in the same order. See {@link Audience}.
 */
public final class Broadcasts implements Listeners, Hearer, AutoCloseable {

    /**
     * For how long those here count as listening though nothing arrives. Redis is started anew in less, and what is put then
     * goes to all, not to the first that asks; for longer it would be lost on them.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** For how long what was sent before may be on its way. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(1);

    private final CastDao dao;
    private final Steps steps;

    /** Where those wait that send the jobs of a queue. */
    private final WaitingRoom senders;

    /** Changed by steps alone. */
    private final Map<QueueName, Audience> audiences = new ConcurrentHashMap<>();

    /** Whether what is sent has not arrived here for so long that nobody counts as listening here. Confined to the steps. */
    private boolean isDeaf;

    /** Confined to the steps. */
    private Steps.@Nullable Alarm patience;

    public Broadcasts(CastDao dao, RandomGenerator random) {
        this(dao, random, new OneThread("presque-broadcasts"));
    }

    Broadcasts(CastDao dao, RandomGenerator random, Steps steps) {
        this.dao = dao;
        this.steps = steps;
        this.senders = new WaitingRoom(dao, random, steps);
    }

    @Override
    public Listening listen(QueueName queue, Consumer<Job> sink) {
        Listener listener = new Listener(sink);
        join(queue, listener);
        return new Listening() {
            @Override
            public void rest() {
                var unused = steps.now(() -> Broadcasts.this.rest(queue, listener));
            }

            @Override
            public void resume() {
                join(queue, listener);
            }

            @Override
            public void close() {
                var unused = steps.now(() -> leave(queue, listener));
            }
        };
    }

    private void join(QueueName queue, Listener listener) {
        var unused = steps.now(() -> {
            listener.stays();
            audiences.computeIfAbsent(queue, this::audience).join(listener);
        });
    }

    private Audience audience(QueueName queue) {
        Audience audience = new Audience(queue, dao, senders, steps);
        audience.hears(!isDeaf);
        return audience;
    }

    private void rest(QueueName queue, Listener listener) {
        Audience audience = audiences.get(queue);
        if (audience != null && audience.rest(listener)) {
            listener.leaves(steps.in(UNDER_WAY, () -> leave(queue, listener)));
        }
    }

    private void leave(QueueName queue, Listener listener) {
        listener.stays();
        Audience audience = audiences.get(queue);
        if (audience != null && audience.leave(listener)) {
            audience.whenSaid(() -> forget(queue, audience));
        }
    }

    /** Not before all was said of it, or the next audience of the queue would be overtaken by that. */
    private void forget(QueueName queue, Audience audience) {
        if (audience.isForsaken()) {
            audiences.remove(queue, audience);
        }
    }

    @Override
    public void cast(Job job) {
        Audience audience = audiences.get(job.queue());
        if (audience != null) {
            audience.give(job);
        }
    }

    @Override
    public void notice(QueueName queue) {
        senders.notice(queue);
        Audience audience = audiences.get(queue);
        if (audience != null) {
            var unused = steps.now(audience::notice);
        }
    }

    @Override
    public void hears(boolean isHearing) {
        senders.hears(isHearing);
        var unused = steps.now(() -> {
            if (isHearing) {
                hearsAgain();
            } else if (patience == null && !isDeaf) {
                patience = steps.in(PATIENCE, this::isDeaf);
            }
        });
    }

    private void hearsAgain() {
        if (patience != null) {
            patience.cancel();
            patience = null;
        }
        isDeaf = false;
        audiences.values().forEach(audience -> audience.hears(true));
    }

    private void isDeaf() {
        patience = null;
        isDeaf = true;
        audiences.values().forEach(audience -> audience.hears(false));
    }

    /** Says that nobody listens here any more; from now on nobody does. */
    @Override
    public void close() {
        var unused = steps.now(() -> {
            audiences.values().forEach(Audience::end);
            audiences.clear();
        });
        senders.close();
    }
}
