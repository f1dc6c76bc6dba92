package org.presque.queue.waiting;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
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

    private final CastDao dao;
    private final Steps steps;

    /** Where those wait that send the jobs of a queue. */
    private final WaitingRoom senders;

    /** Changed by steps alone. */
    private final Map<QueueName, Audience> audiences = new ConcurrentHashMap<>();

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
        var unused = steps.now(() -> audiences
                .computeIfAbsent(queue, name -> new Audience(name, dao, senders, steps))
                .join(listener));
        return () -> {
            var unusedToo = steps.now(() -> leave(queue, listener));
        };
    }

    private void leave(QueueName queue, Listener listener) {
        Audience audience = audiences.get(queue);
        if (audience != null && audience.leave(listener)) {
            audiences.remove(queue);
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
