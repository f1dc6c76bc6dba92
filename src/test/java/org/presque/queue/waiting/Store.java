package org.presque.queue.waiting;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.presque.queue.model.QueueException;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.Reason;

/** Queues of texts in plain Java, as the room sees a storage. Answers at once unless it is held. Confined to one thread. */
final class Store implements WaitDao {

    private final Map<QueueName, Deque<String>> jobs = new HashMap<>();
    private final Set<QueueName> stopped = new HashSet<>();
    private final Set<QueueName> noted = new HashSet<>();
    private final Map<QueueName, Duration> next = new HashMap<>();
    private final List<Runnable> held = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private Consumer<QueueName> notices = queue -> {};
    private @Nullable Reason fault;
    private boolean isHolding;

    void tells(Consumer<QueueName> hearer) {
        notices = hearer;
    }

    void put(QueueName queue, String... texts) {
        jobs.computeIfAbsent(queue, name -> new ArrayDeque<>()).addAll(List.of(texts));
        tell(queue);
    }

    /** The same, and the notice of it is lost. */
    void putUnnoticed(QueueName queue, String text) {
        jobs.computeIfAbsent(queue, name -> new ArrayDeque<>()).add(text);
        noted.remove(queue);
    }

    private void tell(QueueName queue) {
        if (noted.remove(queue)) {
            notices.accept(queue);
        }
    }

    void stop(QueueName queue) {
        stopped.add(queue);
    }

    void start(QueueName queue) {
        stopped.remove(queue);
        tell(queue);
    }

    void willHave(QueueName queue, Duration in) {
        next.put(queue, in);
    }

    /** From now on fails with this; null: works again. */
    void failsWith(@Nullable Reason reason) {
        fault = reason;
    }

    /** From now on does what is asked but answers only when told to. */
    void hold() {
        isHolding = true;
    }

    void answer() {
        isHolding = false;
        List.copyOf(held).forEach(Runnable::run);
        held.clear();
    }

    /** What it was asked, such as {@code "take a"}, since the last time. */
    List<String> asked() {
        List<String> asked = List.copyOf(log);
        log.clear();
        return asked;
    }

    List<String> left(QueueName queue) {
        return List.copyOf(jobs.getOrDefault(queue, new ArrayDeque<>()));
    }

    void giveBack(QueueName queue, String text) {
        jobs.computeIfAbsent(queue, name -> new ArrayDeque<>()).addFirst(text);
        tell(queue);
    }

    CompletionStage<String> take(QueueName queue) {
        log.add("take " + queue);
        return stage(() -> {
            if (stopped.contains(queue)) {
                throw new QueueException(Reason.QUEUE_IS_CLOSED);
            }
            String text = jobs.getOrDefault(queue, new ArrayDeque<>()).poll();
            if (text == null) {
                throw new QueueException(Reason.NO_JOB);
            }
            return text;
        });
    }

    @Override
    public CompletionStage<Look> look(QueueName queue) {
        log.add("look " + queue);
        return stage(() -> {
            boolean isOpen = !stopped.contains(queue);
            if (isOpen && !left(queue).isEmpty()) {
                return new Look(true, true, null);
            }
            noted.add(queue);
            return new Look(false, isOpen, next.remove(queue));
        });
    }

    private <T> CompletionStage<T> stage(java.util.function.Supplier<T> what) {
        CompletableFuture<T> stage = new CompletableFuture<>();
        Runnable answer;
        try {
            if (fault != null) {
                throw new QueueException(fault);
            }
            T found = what.get();
            answer = () -> stage.complete(found);
        } catch (QueueException refusal) {
            answer = () -> stage.completeExceptionally(refusal);
        }
        if (isHolding) {
            held.add(answer);
        } else {
            answer.run();
        }
        return stage;
    }
}
