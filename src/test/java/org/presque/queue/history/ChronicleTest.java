package org.presque.queue.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.presque.queue.DirectoryDao;
import org.presque.queue.model.QueueException;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.Reason;
import org.presque.queue.model.StorageInfo;
import org.presque.queue.model.StorageServer;

class ChronicleTest {

    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    /** So many queues, named by numbers. */
    private record Directory(int count) implements DirectoryDao {

        @Override
        public CompletionStage<Void> list(QueueName queue) {
            throw new AssertionError("nothing is to be listed");
        }

        @Override
        public CompletionStage<Void> unlist(QueueName queue) {
            throw new AssertionError("nothing is to be taken off the list");
        }

        @Override
        public CompletionStage<List<QueueName>> names(@Nullable QueueName after, int limit) {
            int first = after == null ? 0 : Integer.parseInt(after.value()) + 1;
            return CompletableFuture.completedStage(IntStream.range(first, Math.min(count, first + limit))
                    .mapToObj(number -> new QueueName(Integer.toString(number)))
                    .toList());
        }

        @Override
        public CompletionStage<Long> size() {
            return CompletableFuture.completedStage((long) count);
        }

        @Override
        public CompletionStage<StorageInfo> info() {
            return CompletableFuture.failedStage(new AssertionError());
        }

        @Override
        public CompletionStage<StorageServer> server() {
            return CompletableFuture.failedStage(new AssertionError());
        }
    }

    /** Each queue has one ready job and has processed as many as its name says. */
    private static final class History implements HistoryDao {
        final TreeMap<Integer, Instant> noted = new TreeMap<>();
        final List<Standing> all = new ArrayList<>();
        int turns = 1;
        int broken = -1;

        @Override
        public CompletionStage<Optional<Instant>> turn() {
            return CompletableFuture.completedStage(turns-- > 0 ? Optional.of(NOON) : Optional.empty());
        }

        @Override
        public CompletionStage<Standing> note(QueueName queue, Instant minute) {
            int number = Integer.parseInt(queue.value());
            if (number == broken) {
                return CompletableFuture.failedStage(new QueueException(Reason.UNREACHABLE));
            }
            noted.put(number, minute);
            return CompletableFuture.completedStage(new Standing(1, 0, 0, 0, 0, number, 0));
        }

        @Override
        public CompletionStage<Void> noteAll(Standing standing, Instant minute) {
            all.add(standing);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<List<Point>> read(@Nullable QueueName queue, Grain grain, Instant from) {
            throw new AssertionError("nothing is to be read");
        }
    }

    private final History history = new History();

    private void round(int queues) {
        try (Chronicle chronicle = new Chronicle(new Directory(queues), history)) {
            chronicle.round().toCompletableFuture().join();
        }
    }

    @Test
    void notesEveryQueueAndAllTogether() {
        round(130);
        assertEquals(130, history.noted.size());
        assertTrue(history.noted.values().stream().allMatch(NOON::equals));
        assertEquals(List.of(new Standing(130, 0, 0, 0, 0, 129 * 130 / 2, 0)), history.all);
    }

    @Test
    void endsAlsoWhereTheListIsAsLongAsItsPages() {
        round(100);
        assertEquals(100, history.noted.size());
        assertEquals(1, history.all.size());
    }

    @Test
    void notesNothingWhenItIsAnothersTurn() {
        history.turns = 0;
        round(3);
        assertEquals(0, history.noted.size());
        assertEquals(List.of(), history.all);
    }

    @Test
    void aSumThatLacksAQueueIsNotNoted() {
        history.broken = 70;
        assertThrows(CompletionException.class, () -> round(130));
        assertEquals(List.of(), history.all);
    }
}
