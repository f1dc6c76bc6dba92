package org.presque.queue.waiting;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Stream;
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

    /** Whether what is sent arrives here: while it does not, nobody listens here whoever is there. */
    private boolean isHearing = true;

    /** Those for whom jobs are sent; the other listeners only get what is heard all the same. */
    private final Set<Listener> active = new HashSet<>();

    /** What was said last of those who listen: the next is said when it is done, for they must not overtake each other. */
    private CompletionStage<?> said = CompletableFuture.completedStage(null);

    private Steps.@Nullable Alarm nextBeat;
    private @Nullable Waiting<Integer> sender;

    Audience(QueueName queue, CastDao dao, WaitingRoom senders, Steps steps) {
        this.queue = queue;
        this.dao = dao;
        this.senders = senders;
        this.steps = steps;
    }

    /** Jobs are sent for this one from now on. */
    void join(Listener listener) {
        if (!listeners.contains(listener)) {
            listeners = Stream.concat(listeners.stream(), Stream.of(listener)).toList();
        }
        if (active.add(listener) && active.size() == 1) {
            beat();
        }
    }

    /** Nothing more is sent for this one; false if nothing was. */
    boolean rest(Listener listener) {
        boolean wasActive = active.remove(listener);
        if (wasActive && active.isEmpty()) {
            fallSilent();
        }
        return wasActive;
    }

    /** True if that was the last one. */
    boolean leave(Listener listener) {
        rest(listener);
        listeners = listeners.stream().filter(other -> other != listener).toList();
        return listeners.isEmpty();
    }

    /** Whether nobody is left. */
    boolean isForsaken() {
        return listeners.isEmpty();
    }

    /** Does this in a step when the storage knows who listens. */
    void whenSaid(Runnable step) {
        var unused = said.whenComplete((done, fault) -> steps.now(step));
    }

    void give(Job job) {
        listeners.forEach(listener -> listener.give(job));
    }

    /** Perhaps the policy has changed. */
    void notice() {
        if (isBeating) {
            isBeatStale = true;
        } else if (policy != Policy.BROADCAST) {
            beat();
        }
    }

    /** What is sent arrives from now on, or does no more; then the jobs are for those who do hear, or ask for them. */
    void hears(boolean isHearingNow) {
        isHearing = isHearingNow;
        if (isHearing) {
            beat();
        } else if (!active.isEmpty()) {
            fallSilent();
        }
    }

    private void stopBeating() {
        if (nextBeat != null) {
            nextBeat.cancel();
        }
    }

    private void beat() {
        if (active.isEmpty() || !isHearing) {
            return;
        }
        if (isBeating) {
            isBeatStale = true;
            return;
        }
        stopBeating();
        isBeating = true;
        isBeatStale = false;
        var unused = say(() -> dao.listen(queue)).whenComplete((found, fault) -> steps.now(() -> beaten(found)));
    }

    /** @param found null if it could not be asked */
    private void beaten(@Nullable Policy found) {
        isBeating = false;
        if (active.isEmpty() || !isHearing) {
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
        active.clear();
        listeners = List.of();
        fallSilent();
    }

    private void fallSilent() {
        stopBeating();
        stopSending();
        var unused = say(() -> dao.ignore(queue));
    }

    private <T> CompletionStage<T> say(Supplier<CompletionStage<T>> what) {
        CompletableFuture<T> next = new CompletableFuture<>();
        var unused = said.whenComplete((done, fault) -> inStep(() -> finish(what.get(), next)));
        said = next;
        return next;
    }

    /** In a step, for what is said is written to a socket, too; the last is said when there are no steps any more. */
    private void inStep(Runnable step) {
        if (!steps.now(step)) {
            step.run();
        }
    }

    private static <T> void finish(CompletionStage<T> stage, CompletableFuture<T> next) {
        var unused = stage.whenComplete((done, fault) -> {
            if (fault == null) {
                next.complete(done);
            } else {
                next.completeExceptionally(fault);
            }
        });
    }
}
