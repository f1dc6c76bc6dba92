package org.presque.queue.waiting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.presque.queue.model.Reason;

/** What those who wait are told when the storage fails, and for how long that is waited on. */
class WaitingRoomFaultsTest extends RoomByHand {

    @Test
    void aFaultAtTheFirstAskingIsToldAtOnce() {
        store.failsWith(Reason.UNREACHABLE);

        Waiting<String> waiting = enter(A);
        steps.run();

        assertEquals(Reason.UNREACHABLE, outcome(waiting));
    }

    @Test
    void aFaultLaterIsWaitedOn() {
        Waiting<String> waiting = waiter(A);
        store.failsWith(Reason.UNREACHABLE);
        put(A, "1");
        steps.pass(Duration.ofSeconds(5));
        assertTrue(isWaiting(waiting));

        store.failsWith(null);
        steps.pass(SECOND);

        assertEquals("1", outcome(waiting));
    }

    @Test
    void aFaultThatLastsToTheEndIsTold() {
        Waiting<String> waiting = waiter(A);
        store.failsWith(Reason.LOADING);

        steps.pass(LONG);

        assertEquals(Reason.LOADING, outcome(waiting));
    }

    @Test
    void whereNobodyKnowsWhetherAJobWasTakenThatIsTold() {
        Waiting<String> first = waiter(A);
        Waiting<String> second = waiter(A);
        store.failsWith(Reason.OUTCOME_UNKNOWN);

        room.notice(A);
        steps.run();

        assertEquals(Reason.OUTCOME_UNKNOWN, outcome(first));
        assertTrue(isWaiting(second));
    }

    @Test
    void whoseQueueCouldOnlyNotBeLookedAtIsToldThatNothingWasDone() {
        Waiting<String> waiting = waiter(A);
        store.failsWith(Reason.OUTCOME_UNKNOWN);

        steps.pass(LONG);

        assertEquals(Reason.UNREACHABLE, outcome(waiting));
    }

    @Test
    void aQuestionThatIsWrongDoesNotHoldUpTheOthers() {
        Waiting<String> wrong = waiter(A);
        Waiting<String> right = waiter(A);
        store.failsWith(Reason.TTR_IS_MISSING);
        room.notice(A);
        store.hold();
        steps.run();
        store.failsWith(null);
        store.putUnnoticed(A, "1");

        store.answer();
        steps.run();

        assertEquals(Reason.TTR_IS_MISSING, outcome(wrong));
        assertEquals("1", outcome(right));
    }
}
