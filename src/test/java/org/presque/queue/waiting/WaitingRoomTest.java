package org.presque.queue.waiting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.presque.queue.model.Reason;

class WaitingRoomTest extends RoomByHand {

    @Test
    void givesAtOnceWhatIsThere() {
        store.put(A, "1");

        Waiting<String> waiting = enter(A);
        steps.run();

        assertEquals("1", outcome(waiting));
        assertEquals(List.of("take a"), store.asked());
    }

    @Test
    void givesWhatIsPutLater() {
        Waiting<String> waiting = waiter(A);

        put(A, "1");

        assertEquals("1", outcome(waiting));
    }

    @Test
    void servesInOrderOfArrival() {
        List<Waiting<String>> waiting =
                IntStream.range(0, 5).mapToObj(i -> waiter(A)).toList();

        put(A, "1", "2", "3");
        put(A, "4");

        assertEquals(
                List.of("1", "2", "3", "4"),
                waiting.subList(0, 4).stream().map(RoomByHand::outcome).toList());
        assertTrue(isWaiting(waiting.get(4)));
    }

    @Test
    void lateComersDoNotOvertake() {
        Waiting<String> first = waiter(A);
        store.putUnnoticed(A, "1");

        Waiting<String> second = enter(A);
        steps.run();
        assertTrue(isWaiting(second));
        room.notice(A);
        steps.run();

        assertEquals("1", outcome(first));
        assertTrue(isWaiting(second));
    }

    @Test
    void asksTheQueueOnceForManyThatCome() {
        waiter(A);
        store.asked();

        IntStream.range(0, 100).forEach(i -> waiter(A));

        assertEquals(List.of(), store.asked());
    }

    @Test
    void asksSeveralQueuesInTheWaitersOrder() {
        store.put(C, "c");
        store.put(B, "b");

        Waiting<String> waiting = enter(A, C, B);
        steps.run();

        assertEquals("c", outcome(waiting));
        assertEquals(List.of("b"), store.left(B));
    }

    @Test
    void whoWaitsForSeveralIsServedByWhicheverComesFirstAndLeavesTheOthers() {
        Waiting<String> both = waiter(A, B);
        Waiting<String> onlyA = waiter(A);

        put(B, "b");
        put(A, "a");

        assertEquals("b", outcome(both));
        assertEquals("a", outcome(onlyA));
    }

    @Test
    void aQueueWhoseFirstWaiterIsBusyElsewhereWaitsForIt() {
        Waiting<String> both = waiter(A, B);
        Waiting<String> onlyB = waiter(B);
        store.hold();
        room.notice(A); // for nothing
        steps.run();
        store.put(B, "b");
        steps.run();

        store.answer();
        steps.run();

        assertEquals("b", outcome(both));
        assertTrue(isWaiting(onlyB));
    }

    @Test
    void theNextInLineGetsItWhenTheBusyOneIsServedElsewhere() {
        Waiting<String> both = waiter(A, B);
        Waiting<String> onlyB = waiter(B);
        store.hold();
        store.put(A, "a");
        store.put(B, "b");
        steps.run();

        store.answer();
        steps.run();

        assertEquals("a", outcome(both));
        assertEquals("b", outcome(onlyB));
    }

    @Test
    void tellsThatThereIsNoJobWhenTheTimeIsOver() {
        Waiting<String> waiting = enter(SECOND, A);

        steps.pass(Duration.ofMillis(999));
        assertTrue(isWaiting(waiting));
        steps.pass(Duration.ofMillis(1));

        assertEquals(Reason.NO_JOB, outcome(waiting));
    }

    @Test
    void waitsForEverIfNothingIsSaid() {
        Waiting<String> waiting = enter((Duration) null, A);

        steps.pass(Duration.ofDays(30));

        assertTrue(isWaiting(waiting));
    }

    @Test
    void tellsThatAllAreClosedOnlyIfAllAre() {
        store.stop(A);
        store.stop(B);
        Waiting<String> closed = enter(SECOND, A, B);
        Waiting<String> open = enter(SECOND, A, B, C);

        steps.pass(SECOND);

        assertEquals(Reason.QUEUE_IS_CLOSED, outcome(closed));
        assertEquals(Reason.NO_JOB, outcome(open));
    }

    @Test
    void waitsOnAStoppedQueueUntilItIsStarted() {
        store.stop(A);
        Waiting<String> waiting = waiter(A);
        put(A, "1");
        assertTrue(isWaiting(waiting));

        store.start(A);
        steps.run();

        assertEquals("1", outcome(waiting));
    }

    @Test
    void aJobThatIsUnderWayWhenTheTimeIsOverIsStillGiven() {
        store.hold();
        Waiting<String> waiting = enter(SECOND, A, B);
        steps.run();
        steps.pass(SECOND);
        assertTrue(isWaiting(waiting));

        store.answer();
        steps.run();

        assertEquals(Reason.NO_JOB, outcome(waiting));
        assertFalse(store.asked().contains("take b"), "asked though the time was over");
    }

    @Test
    void nothingIsTakenForOneThatHasGone() {
        Waiting<String> gone = waiter(A);
        Waiting<String> next = waiter(A);

        gone.cancel();
        steps.run();
        put(A, "1");

        assertEquals(Reason.NO_JOB, outcome(gone));
        assertEquals("1", outcome(next));
        assertEquals(List.of(), unwanted);
    }

    @Test
    void whatIsUnderWayForOneThatHasGoneIsHandedBack() {
        store.put(A, "1");
        store.hold();
        Waiting<String> gone = enter(A);
        steps.run();

        gone.cancel();
        store.answer();
        steps.run();

        assertEquals(Reason.NO_JOB, outcome(gone));
        assertEquals(List.of("1"), unwanted);
    }

    @Test
    void theNextInLineGetsWhatIsHandedBack() {
        store.put(A, "1");
        store.hold();
        Waiting<String> gone = room.await(List.of(A), store::take, text -> store.giveBack(A, text), LONG);
        Waiting<String> next = enter(A);
        steps.run();

        gone.cancel();
        store.answer();
        steps.run();

        assertEquals("1", outcome(next));
    }

    @Test
    void asksAgainWhenSomethingBecomesDue() {
        store.willHave(A, Duration.ofMillis(1500));
        Waiting<String> waiting = waiter(A);
        store.putUnnoticed(A, "due");

        steps.pass(Duration.ofMillis(1499));
        assertTrue(isWaiting(waiting));
        steps.pass(Duration.ofMillis(1));

        assertEquals("due", outcome(waiting));
    }

    @Test
    void makesUpForALostNoticeWithinTenSeconds() {
        Waiting<String> waiting = waiter(A);
        store.putUnnoticed(A, "1");

        steps.pass(Duration.ofSeconds(10));

        assertEquals("1", outcome(waiting));
    }

    @Test
    void looksEverySecondWhileNoticesDoNotArrive() {
        Waiting<String> waiting = waiter(A);
        room.hears(false);
        steps.pass(Duration.ofSeconds(3));
        store.putUnnoticed(A, "1");

        steps.pass(SECOND);

        assertEquals("1", outcome(waiting));
    }

    @Test
    void looksAtEveryQueueOnceNoticesArriveAgain() {
        Waiting<String> waiting = waiter(A);
        store.putUnnoticed(A, "1");

        room.hears(true);
        steps.pass(SECOND);

        assertEquals("1", outcome(waiting));
    }

    @Test
    void aLookThatBeganBeforeTheNoticesArrivedProvesNothing() {
        store.hold();
        Waiting<String> waiting = enter(A);
        steps.run();
        store.answer();
        store.hold();
        steps.run(); // looks now
        store.putUnnoticed(A, "1");
        room.hears(true);
        steps.run();

        store.answer();
        steps.run();

        assertEquals("1", outcome(waiting));
    }

    @Test
    void aNoticeDuringTheLookIsNotLost() {
        store.hold();
        Waiting<String> waiting = enter(A);
        steps.run();
        store.answer();
        store.hold();
        steps.run(); // looks now, and finds nothing
        store.put(A, "1");
        steps.run();

        store.answer();
        steps.run();

        assertEquals("1", outcome(waiting));
    }

    @Test
    void aQuietQueueCostsALookInTenSeconds() {
        waiter(A);
        store.asked();

        steps.pass(Duration.ofSeconds(55));

        int looks = store.asked().size();
        assertTrue(looks >= 5 && looks <= 7, () -> "looks in 55 s: " + looks);
    }

    @Test
    void aQueueWhereOthersAreAlwaysFasterIsNotAskedWithoutEnd() {
        WaitDao alwaysSomething =
                queue -> java.util.concurrent.CompletableFuture.completedStage(new WaitDao.Look(true, true, null));
        WaitingRoom busy = new WaitingRoom(alwaysSomething, new Random(1), steps);

        Waiting<String> waiting = busy.await(List.of(A), store::take, unwanted::add, LONG);
        steps.run();

        assertTrue(isWaiting(waiting));
        assertTrue(store.asked().size() <= 11);
        steps.pass(Duration.ofSeconds(2));
        assertTrue(store.asked().size() > 11, "not asked again");
    }

    @Test
    void closingTellsEverybody() {
        Waiting<String> one = waiter(A);
        Waiting<String> two = waiter(A, B);

        room.close();

        assertEquals(Reason.NO_JOB, outcome(one));
        assertEquals(Reason.NO_JOB, outcome(two));
        assertEquals(Reason.NO_JOB, outcome(enter(A)));
    }

    @Test
    void nothingIsLeftWhenAllHaveGone() {
        Waiting<String> one = waiter(A, B);
        Waiting<String> two = waiter(A);

        one.cancel();
        put(A, "1");

        assertEquals("1", outcome(two));
        assertEquals(0, steps.alarms());
        steps.pass(LONG);
        store.asked();
        steps.pass(LONG);
        assertEquals(List.of(), store.asked());
    }
}
