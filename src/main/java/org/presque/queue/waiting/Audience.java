package org.presque.queue.waiting;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.presque.queue.model.Job;
import org.presque.queue.model.Policy;
import org.presque.queue.model.QueueName;

/**
 * Those on this node who listen to one queue. Confined to the steps of its {@link Broadcasts}, but for {@link #give}, which
 * may run on any one thread.
 *
 * <p>While the policy of the queue is broadcast it says every two seconds that somebody listens here, which holds for five
 * ({@link CastDao#listen}), and has a sender wait for jobs. While it is another it asks every ten seconds, and at each notice,
 * whether it still is: changing the policy is told.
 */
final class Audience {

    private static final Duration BEAT = Duration.ofSeconds(2);
    private static final Duration BEAT_OF_OTHERS = Duration.ofSeconds(10);
    private static final Duration BEAT_AFTER_FAULT = Duration.ofSeconds(1);

    private final QueueName queue;
    private final CastDao dao;
    private final WaitingRoom senders;
    private final Steps steps;

    /** Replaced as a whole. */
    private volatile List<Listener> listeners = List.of();

    private Policy policy = Policy.ROUNDROBIN;
    private boolean isBeating;

    /** Whether there was a notice since the beat that is under way began. */
    private boolean isBeatStale;

    private boolean isEnded;
    private Steps.@Nullable Alarm nextBeat;
    private @Nullable Waiting<Integer> sender;

    Audience(QueueName queue, CastDao dao, WaitingRoom senders, Steps steps) {
        this.queue = queue;
        this.dao = dao;
        this.senders = senders;
        this.steps = steps;
    }

    void join(Listener listener) {
        boolean isFirst = listeners.isEmpty();
        List<Listener> more = new ArrayList<>(listeners);
        more.add(listener);
        listeners = List.copyOf(more);
        if (isFirst) {
            beat();
        }
    }

    /** True if that was the last one, and this audience is over. */
    boolean leave(Listener listener) {
        listeners = listeners.stream().filter(other -> other != listener).toList();
        if (listeners.isEmpty()) {
            end();
        }
        return isEnded;
    }

    void give(Job job) {
        listeners.forEach(listener -> listener.give(job));
    }

    /** Perhaps the policy has changed. */
    void notice() {
        if (isBeating) {
            isBeatStale = true;
        } else if (!isEnded && policy != Policy.BROADCAST) {
            beat();
        }
    }

    private void beat() {
        if (nextBeat != null) {
            nextBeat.cancel();
        }
        isBeating = true;
        isBeatStale = false;
        dao.listen(queue).whenComplete((found, fault) -> steps.now(() -> beaten(found)));
    }

    /** @param found null if it could not be asked */
    private void beaten(@Nullable Policy found) {
        isBeating = false;
        if (isEnded) {
            return;
        }
        if (isBeatStale) {
            beat();
        } else if (found == null) {
            nextBeat = steps.in(BEAT_AFTER_FAULT, this::beat);
        } else {
            policy = found;
            boolean isBroadcast = found == Policy.BROADCAST;
            nextBeat = steps.in(isBroadcast ? BEAT : BEAT_OF_OTHERS, this::beat);
            if (!isBroadcast) {
                stopSending();
            } else if (sender == null) {
                send();
            }
        }
    }

    /** Waits for jobs, sends them, and so on; after a fault the next beat begins anew. */
    private void send() {
        Waiting<Integer> waiting = senders.await(List.of(queue), dao::cast, sent -> {}, null);
        sender = waiting;
        var unused = waiting.outcome()
                .whenComplete((sent, fault) -> steps.now(() -> {
                    if (sender == waiting) {
                        sender = null;
                        if (fault == null) {
                            send();
                        }
                    }
                }));
    }

    private void stopSending() {
        Waiting<Integer> last = sender;
        sender = null;
        if (last != null) {
            last.cancel();
        }
    }

    /** Nobody listens any more. */
    void end() {
        isEnded = true;
        listeners = List.of();
        if (nextBeat != null) {
            nextBeat.cancel();
        }
        stopSending();
        var unused = dao.ignore(queue);
    }
}
