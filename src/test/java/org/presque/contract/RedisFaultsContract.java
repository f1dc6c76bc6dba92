package org.presque.contract;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RedisRefusalsContract.assertFault;
import static org.presque.contract.RunningPresque.newQueue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.presque.testing.Answer;
import org.presque.testing.Together;

/** Redis is gone, or does not answer: told in time and truly, and over by itself as soon as it is back. */
public interface RedisFaultsContract extends RunningPresque {
    /** No answer may take longer: the time-out, and what a busy machine may add. */
    Duration LONGEST = Duration.ofMillis(REDIS_SECONDS * 1000 + 1000);

    /** How soon all is well again. */
    Duration BACK = Duration.ofSeconds(1);

    @Test
    default void saysThatNothingWasDoneWhileRedisIsGone() {
        String queue = newQueue();
        kill();
        try {
            everyCall(queue).forEach((name, call) -> assertFault(503, "no", inTime(call)));
        } finally {
            redis().restart();
        }
        isBack();
        assertEquals(0, size(queue));
    }

    /** Kills it, and sends the one request that notices: sent to a connection that was alive, its outcome is unknown. */
    private void kill() {
        kill(this);
    }

    /** The same, for other subjects. */
    static void kill(RunningPresque presque) {
        presque.redis().kill();
        Answer answer = inTime(() -> presque.http().get("/j/" + newQueue()));
        assertFault(answer.status(), answer.status() == 503 ? "no" : "unknown", answer);
    }

    @Test
    default void staysInTimeWhenManyAskWhileRedisIsGone() {
        kill();
        try {
            Together.run(50, client -> assertFault(503, "no", inTime(() -> http().post("/q/" + newQueue(), "1"))));
        } finally {
            redis().restart();
        }
        isBack();
    }

    @Test
    default void neverGuessesWhenRedisDiesUnderManyRequests() {
        String queue = newQueue();
        try {
            List<Answer> answers =
                    Together.collect(20, client -> client == 0 ? killAmongRequests(queue) : putUntilFault(queue));
            answers.forEach(answer -> assertFault(answer.status(), answer.status() == 503 ? "no" : "unknown", answer));
        } finally {
            redis().restart();
        }
        isBack();
    }

    private List<Answer> killAmongRequests(String queue) {
        await().atMost(Duration.ofSeconds(10)).until(() -> size(queue) > 100);
        redis().kill();
        return List.of();
    }

    private List<Answer> putUntilFault(String queue) {
        return List.of(Stream.generate(() -> inTime(() -> http().post("/q/" + queue, "1")))
                .limit(100_000)
                .dropWhile(answer -> answer.status() == 201)
                .findFirst()
                .orElseThrow());
    }

    /** Where the pause caught a command of presque's own, nobody else's was sent, and all know that nothing was done. */
    @Test
    default void saysTrulyWhatIsKnownWhileRedisDoesNotAnswer() {
        long unknown = 0;
        for (int pause = 0; pause < 5 && unknown == 0; pause++) {
            unknown = unknownInAPause();
        }
        assertTrue(unknown > 0, "none was of unknown outcome");
    }

    private long unknownInAPause() {
        String queue = newQueue();
        List<Answer> answers = new ArrayList<>();
        put(queue, "\"before\"");
        redis().pause();
        try {
            answers.addAll(Together.collect(
                    16, client -> List.of(inTime(() -> http().post("/q/" + queue, String.valueOf(client))))));
        } finally {
            redis().resume();
        }
        answers.forEach(answer -> assertFault(answer.status(), answer.status() == 503 ? "no" : "unknown", answer));
        isBack();
        long unknown = answers.stream().filter(answer -> answer.status() == 504).count();
        assertTrue(size(queue) <= 1 + unknown);
        return unknown;
    }

    @Test
    default void tellsNobodyThatAJobIsNotThereWhileRedisDoesNotAnswer() {
        String queue = newQueue();
        put(queue, "1");
        redis().pause();
        try {
            List<Supplier<Answer>> calls = List.copyOf(everyCall(queue).values());
            List<Integer> statuses = Together.collect(
                    calls.size(), i -> List.of(inTime(calls.get(i)).status()));
            assertTrue(Set.of(503, 504).containsAll(statuses), statuses::toString);
        } finally {
            redis().resume();
        }
        isBack();
    }

    @Test
    default void goesOnAfterAPauseThatIsShorterThanTheTimeOut() {
        String queue = newQueue();
        put(queue, "1");
        redis().pause();
        try {
            List<Answer> answers =
                    Together.collect(2, client -> client == 0 ? List.of(http().get("/q/" + queue)) : soonResumed());
            assertEquals("1", answers.get(0).text());
        } finally {
            redis().resume();
        }
    }

    // The pause must be seen by the request, and no answer tells when it has been.
    private List<Answer> soonResumed() {
        await().pollDelay(Duration.ofMillis(500)).until(() -> true);
        redis().resume();
        return List.of();
    }

    private Map<String, Supplier<Answer>> everyCall(String queue) {
        return Map.of(
                "put", () -> http().post("/q/" + queue, "1"),
                "take", () -> http().get("/q/" + queue),
                "purge", () -> http().delete("/q/" + queue),
                "counts", () -> http().get("/j/" + queue),
                "list", () -> http().get("/stats/"),
                "described list", () -> http().get("/stats/?with_desc=1"),
                "description", () -> http().get("/stats/" + queue),
                "status", () -> http().get("/control/" + queue),
                "stop", () -> http().post("/control/" + queue, "{\"status\":\"stop\"}"));
    }

    private static Answer inTime(Supplier<Answer> call) {
        long start = System.nanoTime();
        Answer answer = call.get();
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        assertTrue(taken.compareTo(LONGEST) <= 0, () -> "after " + taken + ": " + answer);
        return answer;
    }

    private void isBack() {
        isBack(this);
    }

    /** Puts and takes a job within a second. */
    static void isBack(RunningPresque presque) {
        String queue = newQueue();
        await().atMost(BACK)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> presque.http().post("/q/" + queue, "1").status() == 201);
        assertEquals("1", presque.http().get("/q/" + queue).text());
    }
}
