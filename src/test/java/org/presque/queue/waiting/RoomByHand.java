package org.presque.queue.waiting;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.presque.queue.model.QueueException;
import org.presque.queue.model.QueueName;

/** A waiting room over a store in memory whose steps and time go on only when a test says so. */
abstract class RoomByHand {

    static final QueueName A = new QueueName("a");
    static final QueueName B = new QueueName("b");
    static final QueueName C = new QueueName("c");
    static final Duration LONG = Duration.ofMinutes(1);
    static final Duration SECOND = Duration.ofSeconds(1);

    final ByHand steps = new ByHand();
    final Store store = new Store();
    final WaitingRoom room = new WaitingRoom(store, new Random(1), steps);
    final List<String> unwanted = new ArrayList<>();

    @BeforeEach
    void hear() {
        store.tells(room::notice);
        room.hears(true);
        steps.pass(SECOND);
    }

    Waiting<String> enter(QueueName... queues) {
        return enter(LONG, queues);
    }

    Waiting<String> enter(@Nullable Duration atMost, QueueName... queues) {
        return room.await(List.of(queues), store::take, unwanted::add, atMost);
    }

    /** One that has found nothing by now. */
    Waiting<String> waiter(QueueName... queues) {
        Waiting<String> waiting = enter(queues);
        steps.run();
        assertTrue(isWaiting(waiting), () -> "got " + outcome(waiting));
        return waiting;
    }

    void put(QueueName queue, String... texts) {
        store.put(queue, texts);
        steps.run();
    }

    static boolean isWaiting(Waiting<?> waiting) {
        return !waiting.outcome().toCompletableFuture().isDone();
    }

    /** What came of it: a text, or a reason. */
    static Object outcome(Waiting<?> waiting) {
        assertFalse(isWaiting(waiting), "still waiting");
        return waiting.outcome()
                .<Object>handle((found, fault) -> fault == null ? found : QueueException.reasonOf(fault))
                .toCompletableFuture()
                .join();
    }
}
