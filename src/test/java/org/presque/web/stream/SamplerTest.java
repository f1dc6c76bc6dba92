package org.presque.web.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SamplerTest {

    private final Deque<Runnable> soon = new ArrayDeque<>();
    private final Deque<Runnable> later = new ArrayDeque<>();
    private final Deque<CompletableFuture<byte[]>> looks = new ArrayDeque<>();
    private final List<String> shown = new ArrayList<>();
    private int idle;

    private final Sampler sampler = new Sampler(this::schedule, this::look, it -> idle++);

    private void schedule(Duration delay, Runnable action) {
        (delay.isZero() ? soon : later).add(action);
    }

    private CompletableFuture<byte[]> look() {
        looks.add(new CompletableFuture<>());
        return looks.getLast();
    }

    private void see(String what) {
        looks.remove().complete(what.getBytes(UTF_8));
    }

    private Consumer<byte[]> watcher(String name) {
        Consumer<byte[]> watcher = seen -> shown.add(name + " " + new String(seen, UTF_8));
        sampler.watch(watcher);
        return watcher;
    }

    @Test
    void showsWhoComesWhatIsSeenThenAndNotWhatWasSeenBefore() {
        watcher("anna");
        soon.remove().run();
        watcher("bob");
        see("old");
        assertEquals(List.of("anna old"), shown);
        see("new");
        assertEquals(List.of("anna old", "bob new"), shown);
        assertEquals(0, looks.size() + soon.size());
    }

    @Test
    void looksOnceForAllWhoHaveCome() {
        watcher("anna");
        watcher("bob");
        soon.remove().run();
        see("1");
        assertEquals(2, shown.size());
        assertEquals(0, looks.size() + soon.size());

        later.remove().run();
        see("2");
        assertEquals(4, shown.size());
        assertEquals(1, later.size(), "goes on");
    }

    @Test
    void goesOnAfterALookThatFails() {
        watcher("anna");
        soon.remove().run();
        looks.remove().completeExceptionally(new IllegalStateException("away"));
        assertEquals(0, looks.size(), "not again at once");

        later.remove().run();
        see("back");
        assertEquals(List.of("anna back"), shown);
    }

    @Test
    void looksAtNothingWhileNobodyWatches() {
        Consumer<byte[]> anna = watcher("anna");
        soon.remove().run();
        see("1");
        sampler.leave(anna);

        later.remove().run();
        assertEquals(1, idle);
        assertEquals(0, looks.size() + soon.size() + later.size());

        watcher("bob");
        soon.remove().run();
        see("2");
        assertEquals(List.of("anna 1", "bob 2"), shown);
    }
}
