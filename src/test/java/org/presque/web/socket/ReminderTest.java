package org.presque.web.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ReminderTest {

    /** Something that is to be done, {@code after} so long. */
    private record Task(Duration after, Runnable action, AtomicBoolean isCalledOff) {}

    private final List<Task> tasks = new ArrayList<>();
    private long nanos = Long.MAX_VALUE; // the clock passes its end
    private int rung;
    private final Reminder reminder = new Reminder(this::later, () -> nanos, () -> rung++);

    private Runnable later(Duration after, Runnable action) {
        Task task = new Task(after, action, new AtomicBoolean());
        tasks.add(task);
        return () -> task.isCalledOff().set(true);
    }

    private void in(long seconds) {
        reminder.in(Duration.ofSeconds(seconds));
    }

    /** How long after the moment at which it was set it will ring, in seconds. */
    private List<Long> set() {
        return tasks.stream()
                .filter(task -> !task.isCalledOff().get())
                .map(task -> task.after().toSeconds())
                .toList();
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    @Test
    void isSetForTheNearestTimeOnly() {
        in(60);
        in(90);
        in(60);
        assertEquals(List.of(60L), set());

        pass(Duration.ofSeconds(10));
        in(50);
        assertEquals(List.of(60L), set());
        in(1);
        assertEquals(List.of(1L), set());
    }

    @Test
    void isSetAgainOnceItHasRung() {
        in(1);
        pass(Duration.ofSeconds(1));
        tasks.remove(0).action().run();
        assertEquals(1, rung);

        in(60);
        assertEquals(List.of(60L), set());
    }

    @Test
    void staysSetWhenOneRingsThatWasCalledOffTooLate() {
        in(60);
        in(1);
        tasks.remove(0).action().run();

        in(30);
        assertEquals(List.of(1L), set());
    }

    @Test
    void isNotSetAfterItsEnd() {
        in(60);
        reminder.end();
        in(1);
        assertEquals(List.of(), set());
    }
}
