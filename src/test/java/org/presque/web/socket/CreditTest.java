package org.presque.web.socket;

import static java.lang.Thread.State.BLOCKED;
import static java.lang.Thread.State.TERMINATED;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.web.socket.Terms.PLAIN;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class CreditTest {

    private static final Terms LEASED = new Terms(true, Duration.ofSeconds(60));

    private final Credit credit = new Credit();

    private boolean give(Terms asked, int underWay) {
        return credit.give(asked, underWay, () -> CompletableFuture::new) != null;
    }

    @Test
    void beginsWithNone() {
        assertFalse(credit.isLeft(0));
    }

    @Test
    void countsLeasedJobsWhileTheyAreUnderWay() {
        credit.set(2, LEASED);

        assertTrue(give(LEASED, 0));
        assertTrue(credit.isLeft(1));
        assertTrue(give(LEASED, 1));
        assertFalse(credit.isLeft(2));
        assertFalse(give(LEASED, 2));
        assertTrue(give(LEASED, 1));
    }

    @Test
    void isUsedUpByPlainJobsWhateverIsUnderWay() {
        credit.set(2, PLAIN);

        assertTrue(give(PLAIN, 1000));
        assertTrue(credit.isLeft(1000));
        assertTrue(give(PLAIN, 1000));
        assertFalse(credit.isLeft(0));
        assertFalse(give(PLAIN, 0));
    }

    @Test
    void isSetAnew() {
        credit.set(2, PLAIN);
        credit.set(1, PLAIN);
        assertTrue(give(PLAIN, 0));
        assertFalse(credit.isLeft(0));

        credit.set(5, LEASED);
        credit.set(0, LEASED);
        assertFalse(credit.isLeft(0));
    }

    @Test
    void isForJobsOfOneKind() {
        credit.set(1, LEASED);
        assertFalse(credit.isLeftForBroadcasts());
        assertFalse(give(PLAIN, 0));
        assertTrue(give(LEASED, 0));

        credit.set(1, PLAIN);
        assertTrue(credit.isLeftForBroadcasts());
        assertFalse(give(LEASED, 0));
        assertTrue(give(PLAIN, 0));
        assertFalse(credit.isLeftForBroadcasts());
    }

    @Test
    void isForJobsThatWereAskedForOnTheSameTerms() {
        credit.set(1, LEASED);
        assertFalse(give(new Terms(true, Duration.ofSeconds(1)), 0));
        assertFalse(give(new Terms(true, null), 0));
        assertTrue(give(new Terms(true, Duration.ofSeconds(60)), 0));
    }

    private boolean refuse(Terms asked) {
        return credit.refuse(asked, () -> CompletableFuture::new) != null;
    }

    @Test
    void isTakenBackOnlyIfItsOwnTermsAreRefused() {
        credit.set(1, LEASED);

        assertFalse(refuse(PLAIN));
        assertTrue(credit.isLeft(0));
        assertTrue(refuse(LEASED));
        assertFalse(credit.isLeft(0));
        assertFalse(refuse(LEASED));
    }

    @Test
    void isNeverThereAgainAfterItsEnd() {
        credit.set(1, LEASED);
        credit.end();
        assertFalse(give(LEASED, 0));

        credit.set(2, LEASED);
        assertFalse(give(LEASED, 0));
    }

    @Test
    void isNotTakenBackWhileAJobIsPutInLine() throws InterruptedException {
        List<String> order = new CopyOnWriteArrayList<>();
        Thread client = new Thread(() -> {
            credit.set(0, PLAIN);
            order.add("taken back");
        });
        credit.set(1, PLAIN);

        credit.give(PLAIN, 0, () -> {
            client.start();
            await().until(() -> client.getState() == BLOCKED || client.getState() == TERMINATED);
            order.add("in line");
            return CompletableFuture::new;
        });
        client.join();

        assertEquals(List.of("in line", "taken back"), order);
    }
}
