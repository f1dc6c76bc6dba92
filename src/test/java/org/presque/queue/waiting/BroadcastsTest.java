package org.presque.queue.waiting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.presque.queue.model.Job;
import org.presque.queue.model.Policy;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.Reason;
import org.presque.queue.waiting.Listeners.Listening;

class BroadcastsTest {

    private static final QueueName A = new QueueName("a");

    private final ByHand steps = new ByHand();
    private final Channel channel = new Channel(A);
    private final Broadcasts broadcasts = new Broadcasts(channel, new Random(1), steps);
    private final List<String> first = new ArrayList<>();
    private final List<String> second = new ArrayList<>();

    @BeforeEach
    void hear() {
        channel.tells(broadcasts);
        broadcasts.hears(true);
        steps.run();
    }

    private Listening listen(List<String> heard) {
        Consumer<Job> sink = job -> heard.add(job.text().toString());
        Listening listening = broadcasts.listen(A, sink);
        steps.run();
        return listening;
    }

    private void put(String... texts) {
        channel.put(texts);
        steps.run();
    }

    @Test
    void givesEachJobToEveryListener() {
        listen(first);
        listen(second);

        put("1", "2");
        put("3");

        assertEquals(List.of("1", "2", "3"), first);
        assertEquals(List.of("1", "2", "3"), second);
    }

    @Test
    void givesWhatWasThereBefore() {
        channel.put("1", "2");

        listen(first);

        assertEquals(List.of("1", "2"), first);
    }

    @Test
    void oneThatLeavesHearsNothingMoreAndTheOthersDo() {
        Listening leaving = listen(first);
        listen(second);

        leaving.close();
        leaving.close();
        put("1");

        assertEquals(List.of(), first);
        assertEquals(List.of("1"), second);
    }

    /** It is not asked for any more, but what comes all the same is its. */
    @Test
    void oneThatRestsGetsWhatIsUnderWayForASecond() {
        Listening resting = listen(first);
        resting.rest();
        steps.run();
        assertTrue(channel.asked().contains("ignore"));

        broadcasts.cast(channel.job("1"));
        steps.pass(Duration.ofSeconds(2));
        broadcasts.cast(channel.job("2"));
        put("3");
        assertEquals(List.of("1"), first);
        assertEquals(1, channel.left());

        resting.resume();
        steps.run();
        assertEquals(List.of("1", "3"), first);
    }

    @Test
    void oneThatResumesAtOnceIsStillOne() {
        Listening resting = listen(first);

        resting.rest();
        resting.resume();
        resting.resume();
        put("1");
        steps.pass(Duration.ofSeconds(2));
        put("2");

        assertEquals(List.of("1", "2"), first);
    }

    @Test
    void oneThatRestsNowAndThenIsHeardToTheEnd() {
        Listening resting = listen(first);
        resting.rest();
        steps.pass(Duration.ofMillis(500));
        resting.resume();
        steps.pass(Duration.ofMillis(400));
        resting.rest();
        steps.pass(Duration.ofMillis(200));
        broadcasts.cast(channel.job("1"));
        resting.resume();
        steps.pass(Duration.ofSeconds(1));
        put("2");

        assertEquals(List.of("1", "2"), first);
    }

    @Test
    void twoWithTheSameSinkAreTwo() {
        Consumer<Job> sink = job -> first.add(job.text().toString());
        Listening one = broadcasts.listen(A, sink);
        broadcasts.listen(A, sink);
        steps.run();
        put("1");
        one.close();
        put("2");

        assertEquals(List.of("1", "1", "2"), first);
    }

    @Test
    void aFaultOfOneIsNoneOfTheOthers() {
        broadcasts.listen(A, job -> {
            throw new IllegalStateException("on purpose");
        });
        listen(first);

        put("1", "2");

        assertEquals(List.of("1", "2"), first);
    }

    @Test
    void jobsStayWhenTheLastHasLeft() {
        Listening listening = listen(first);

        listening.close();
        steps.run();
        put("1");
        steps.pass(Duration.ofMinutes(1));

        assertEquals(List.of(), first);
        assertEquals(1, channel.left());
        assertTrue(channel.asked().contains("ignore"));
        assertEquals(0, steps.alarms());
    }

    @Test
    void saysEveryTwoSecondsThatSomebodyListens() {
        listen(first);
        listen(second);
        channel.asked();

        steps.pass(Duration.ofSeconds(20));

        assertEquals(10, Collections.frequency(channel.asked(), "listen"));
    }

    /** Or nobody could have its jobs. */
    @Test
    void saysNoMoreThatSomebodyListensWhenItHasHeardNothingForTenSeconds() {
        listen(first);
        broadcasts.hears(false);
        steps.pass(Duration.ofSeconds(6));
        broadcasts.hears(false); // it has been tried again
        channel.asked();
        steps.pass(Duration.ofSeconds(4));
        assertTrue(channel.asked().contains("ignore"));

        listen(second);
        put("1");
        steps.pass(Duration.ofMinutes(1));
        assertEquals(List.of(), channel.asked());
        assertEquals(1, channel.left());

        broadcasts.hears(true);
        steps.run();
        assertEquals(List.of("1"), first);
        assertEquals(List.of("1"), second);
    }

    @Test
    void goesOnSayingThatSomebodyListensWhenItIsDeafForAMoment() {
        listen(first);
        channel.asked();

        broadcasts.hears(false);
        steps.pass(Duration.ofSeconds(9));
        broadcasts.hears(true);
        steps.pass(Duration.ofSeconds(20));

        assertEquals(0, Collections.frequency(channel.asked(), "ignore"));
    }

    @Test
    void sendsNothingWhileThePolicyIsAnother() {
        channel.set(Policy.ROUNDROBIN);
        listen(first);
        channel.asked();

        put("1");
        steps.pass(Duration.ofSeconds(20));

        assertEquals(List.of(), first);
        assertEquals(List.of("listen", "listen"), channel.asked());
    }

    @Test
    void beginsAtOnceWhenThePolicyBecomesBroadcastAndStopsWhenItIsNoMore() {
        channel.set(Policy.ROUNDROBIN);
        listen(first);
        put("1");

        channel.set(Policy.BROADCAST);
        steps.run();
        assertEquals(List.of("1"), first);
        channel.set(Policy.ROUNDROBIN);
        steps.pass(Duration.ofSeconds(2));
        channel.asked();
        put("2");
        steps.pass(Duration.ofSeconds(9));

        assertEquals(List.of("1"), first);
        assertEquals(0, Collections.frequency(channel.asked(), "cast"));
    }

    @Test
    void goesOnAfterAFaultOfTheStorage() {
        channel.failsWith(Reason.UNREACHABLE);
        listen(first);
        steps.pass(Duration.ofSeconds(3));

        channel.failsWith(null);
        put("1");
        steps.pass(Duration.ofSeconds(2));

        assertEquals(List.of("1"), first);
    }

    @Test
    void aFaultWhileSendingIsPassedOver() {
        listen(first);
        channel.failsWith(Reason.OUTCOME_UNKNOWN);
        put("1");

        channel.failsWith(null);
        steps.pass(Duration.ofSeconds(3));

        assertEquals(List.of("1"), first);
    }

    @Test
    void nobodyListensOnceItIsClosed() {
        listen(first);

        broadcasts.close();
        put("1");
        listen(second);

        assertEquals(List.of(), first);
        assertEquals(List.of(), second);
        assertTrue(channel.asked().contains("ignore"));
    }
}
