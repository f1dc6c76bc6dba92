package org.presque.contract.waiting;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RedisRefusalsContract.assertFault;
import static org.presque.contract.RunningPresque.newQueue;
import static org.presque.contract.waiting.Polling.secondsOf;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.presque.contract.RedisFaultsContract;
import org.presque.testing.Answer;

/** Redis goes away, or its notices do, while clients wait. */
public interface WaitFaultsContract extends Polling {
    /** A notice that is lost is made up for. */
    @Test
    default void servesThoughTheConnectionThatListensIsCut() {
        String queue = newQueue();
        Poll poll = park(queue);

        redis().command("CLIENT", "KILL", "TYPE", "pubsub");
        put(queue, "1");

        double seconds = secondsOf(() -> assertGets("1", poll));
        assertTrue(seconds < 2.5, () -> "after " + seconds + " s");
    }

    @Test
    default void listensAgainAfterThatConnectionWasCut() {
        redis().command("CLIENT", "KILL", "TYPE", "pubsub");
        await().pollInterval(Duration.ofMillis(5)).until(this::isListenedTo);
        String queue = newQueue();

        Poll poll = park(queue);
        put(queue, "1");

        assertGets("1", poll);
    }

    private boolean isListenedTo() {
        return redis().command("PUBSUB", "NUMSUB", "presque:notices") instanceof java.util.List<?> channels
                && Long.valueOf(1).equals(channels.get(1));
    }

    @Test
    default void saysAtOnceThatRedisIsGone() {
        String queue = newQueue();
        RedisFaultsContract.kill(this);
        try {
            assertFault(503, "no", http().get("/q/" + queue + "?wait=15"));
        } finally {
            redis().restart();
            RedisFaultsContract.isBack(this);
        }
    }

    @Test
    default void waitsOnWhileRedisIsGone() {
        String queue = newQueue();
        Poll poll = park(queue);
        RedisFaultsContract.kill(this);
        redis().restart();
        RedisFaultsContract.isBack(this);

        put(queue, "1");

        assertGets("1", poll);
    }

    @Test
    default void waitsAndGetsItsJobWhileRedisIsFull() {
        String queue = newQueue();
        put(queue, "delay=0.5", "1");
        redis().command("CONFIG", "SET", "maxmemory", "1");
        try {
            Answer answer = http().get("/q/" + queue + "?" + LONG);
            assertEquals("200 1", answer.status() + " " + answer.text());
        } finally {
            redis().command("CONFIG", "SET", "maxmemory", "0");
        }
    }
}
