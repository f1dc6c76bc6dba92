package org.presque.web.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class InOrderTest {

    /** What is to be done on threads, done by hand. */
    private final Queue<Runnable> work = new ArrayDeque<>();

    private final InOrder inOrder = new InOrder(work::add);
    private final List<String> begun = new ArrayList<>();

    private CompletableFuture<Void> add(String name) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        inOrder.add(() -> {
            begun.add(name);
            return end;
        });
        return end;
    }

    private void workOn() {
        while (!work.isEmpty()) {
            work.remove().run();
        }
    }

    @Test
    void beginsEachWhenTheOneBeforeIsDone() {
        CompletableFuture<Void> first = add("first");
        CompletableFuture<Void> second = add("second");
        assertEquals(List.of(), begun);
        workOn();
        assertEquals(List.of("first"), begun);

        first.complete(null);
        workOn();
        assertEquals(List.of("first", "second"), begun);
        second.complete(null);
        workOn();

        var unused = add("third");
        workOn();
        assertEquals(List.of("first", "second", "third"), begun);
    }

    @Test
    void goesOnAfterAFailure() {
        CompletableFuture<Void> first = add("first");
        var unused = add("second");
        workOn();

        first.completeExceptionally(new IllegalStateException());
        workOn();

        assertEquals(List.of("first", "second"), begun);
    }

    @Test
    void goesOnAfterAFaultAtTheBeginning() {
        inOrder.add(() -> {
            throw new IllegalStateException("a fault that belongs to the test");
        });
        var unused = add("second");

        workOn();

        assertEquals(List.of("second"), begun);
    }
}
