package org.presque.web.socket;

import static java.lang.Thread.State.BLOCKED;
import static java.lang.Thread.State.TERMINATED;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class CreditTest {

    private final Credit credit = new Credit();

    private boolean give(boolean isPlainJob, int underWay) {
        return credit.give(isPlainJob, underWay, () -> CompletableFuture::new) != null;
    }

    @Test
    void beginsWithNone() {
        assertFalse(credit.isLeft(0));
    }

    @Test
    void countsLeasedJobsWhileTheyAreUnderWay() {
        credit.set(2, false);

        assertTrue(give(false, 0));
        assertTrue(credit.isLeft(1));
        assertTrue(give(false, 1));
        assertFalse(credit.isLeft(2));
        assertFalse(give(false, 2));
        assertTrue(give(false, 1));
    }

    @Test
    void isUsedUpByPlainJobsWhateverIsUnderWay() {
        credit.set(2, true);

        assertTrue(give(true, 1000));
        assertTrue(credit.isLeft(1000));
        assertTrue(give(true, 1000));
        assertFalse(credit.isLeft(0));
        assertFalse(give(true, 0));
    }

    @Test
    void isSetAnew() {
        credit.set(2, true);
        credit.set(1, true);
        assertTrue(give(true, 0));
        assertFalse(credit.isLeft(0));

        credit.set(5, false);
        credit.set(0, false);
        assertFalse(credit.isLeft(0));
    }

    @Test
    void isForJobsOfOneKind() {
        credit.set(1, false);
        assertFalse(credit.isLeftForBroadcasts());
        assertFalse(give(true, 0));
        assertTrue(give(false, 0));

        credit.set(1, true);
        assertTrue(credit.isLeftForBroadcasts());
        assertFalse(give(false, 0));
        assertTrue(give(true, 0));
        assertFalse(credit.isLeftForBroadcasts());
    }

    @Test
    void isNotTakenBackWhileAJobIsPutInLine() throws InterruptedException {
        List<String> order = new CopyOnWriteArrayList<>();
        Thread client = new Thread(() -> {
            credit.set(0, true);
            order.add("taken back");
        });
        credit.set(1, true);

        credit.give(true, 0, () -> {
            client.start();
            await().until(() -> client.getState() == BLOCKED || client.getState() == TERMINATED);
            order.add("in line");
            return CompletableFuture::new;
        });
        client.join();

        assertEquals(List.of("in line", "taken back"), order);
    }
}
