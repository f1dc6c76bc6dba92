package org.presque.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AtExitTest {
    private final List<String> done = new ArrayList<>();
    private final AtExit atExit = new AtExit();

    @Test
    void endsWhatWasBegunLastFirst() {
        atExit.accept(() -> done.add("folder"));
        atExit.accept(() -> done.add("server"));

        atExit.run();

        assertEquals(List.of("server", "folder"), done);
    }

    @Test
    void goesOnAfterAStepThatFails() {
        atExit.accept(() -> done.add("folder"));
        atExit.accept(() -> {
            throw new IllegalStateException("on purpose");
        });

        atExit.run();

        assertEquals(List.of("folder"), done);
    }
}
