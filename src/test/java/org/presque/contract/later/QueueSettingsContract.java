package org.presque.contract.later;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RunningPresque.assertError;
import static org.presque.contract.RunningPresque.assertFields;
import static org.presque.contract.RunningPresque.assertJson;
import static org.presque.contract.RunningPresque.assertSomeError;
import static org.presque.contract.RunningPresque.awaitMoment;
import static org.presque.contract.RunningPresque.newQueue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.presque.contract.RunningPresque;
import org.presque.testing.Answer;
import org.presque.testing.Together;

/** The settings of a queue, {@code POST /control/NAME}: {@code max_length} and {@code ttl}. */
public interface QueueSettingsContract extends RunningPresque {
    @Test
    default void setsAndShowsASetting() {
        String queue = newQueue();

        assertJson(200, "{\"queue\":\"" + queue + "\",\"response\":\"updated\"}", control(queue, "{\"max_length\":2}"));
        assertJson(200, "{\"queue\":\"" + queue + "\",\"status\":1,\"max_length\":2}", http().get("/control/" + queue));
    }

    private Answer control(String queue, String settings) {
        return http().post("/control/" + queue, settings);
    }

    @Test
    default void showsOnlyTheSettingsThatAreSet() {
        String queue = newQueue();
        control(queue, "{\"ttl\":60,\"max_length\":2}");
        assertFields(http().get("/control/" + queue), "queue", "status", "ttl", "max_length");

        control(queue, "{\"max_length\":null}");
        assertJson(200, "{\"queue\":\"" + queue + "\",\"status\":1,\"ttl\":60}", http().get("/control/" + queue));

        control(queue, "{\"ttl\":null,\"max_length\":null}");
        assertJson(200, "{\"queue\":\"" + queue + "\",\"status\":1}", http().get("/control/" + queue));
    }

    @Test
    default void setsStatusAndSettingsTogether() {
        String queue = newQueue();
        control(queue, "{\"max_length\":7,\"status\":\"stop\"}");

        assertJson(200, "{\"queue\":\"" + queue + "\",\"status\":0,\"max_length\":7}", http().get("/control/" + queue));
    }

    @Test
    default void leavesTheStatusAloneThatIsNotNamed() {
        String queue = newQueue();
        control(queue, "{\"status\":\"stop\"}");

        control(queue, "{\"max_length\":7}");
        control(queue, "{\"max_length\":null}");

        assertEquals(0, http().get("/control/" + queue).json().getInt("status"));
    }

    @ParameterizedTest
    @CsvSource({"60, 60", "1.5, 1.5", "'\"PT5M\"', 300", "86400, 86400", "'\"90\"', 90"})
    default void showsATtlInSeconds(String ttl, String shown) {
        String queue = newQueue();

        Answer answer = control(queue, "{\"ttl\":" + ttl + "}");

        assertEquals(200, answer.status(), answer::toString);
        assertJson(
                200,
                "{\"queue\":\"" + queue + "\",\"status\":1,\"ttl\":" + shown + "}",
                http().get("/control/" + queue));
    }

    @ParameterizedTest
    @CsvSource({
        "max_length, -1",
        "max_length, 1.5",
        "max_length, 1e30",
        "max_length, '\"x\"'",
        "max_length, true",
        "max_length, '[1]'",
        "max_length, '{}'",
        "ttl, -1",
        "ttl, '\"x\"'",
        "ttl, '\"PT-1S\"'",
        "ttl, 1e30",
        "ttl, 1e999999999",
        "max_length, 1e999999999",
        "ttl, true",
        "ttl, '[1]'",
        "ttl, '{}'"
    })
    default void refusesASettingThatIsNoneAndNamesIt(String name, String value) {
        String queue = newQueue();

        Answer answer = control(queue, "{\"status\":\"stop\",\"" + name + "\":" + value + "}");

        assertSomeError(400, answer);
        assertTrue(answer.error().startsWith("invalid " + name + ": "), answer::toString);
        assertJson(200, "{\"queue\":\"" + queue + "\",\"status\":1}", http().get("/control/" + queue));
    }

    @ParameterizedTest
    @CsvSource({"max_length, -1, -1", "max_length, 1.5, 1.5", "max_length, '\"ten\"', ten", "ttl, '\"ten\"', ten"})
    default void namesTheValueOfASettingThatIsNone(String name, String value, String named) {
        RunningPresque.assertBadParameter(name, named, control(newQueue(), "{\"" + name + "\":" + value + "}"));
    }

    @Test
    default void refusesAnUnknownFieldBesideASetting() {
        String queue = newQueue();

        Answer answer = control(queue, "{\"max_length\":1,\"colour\":1}");

        assertSomeError(400, answer);
        assertTrue(answer.error().contains("colour"), answer::toString);
        assertJson(200, "{\"queue\":\"" + queue + "\",\"status\":1}", http().get("/control/" + queue));
    }

    @Test
    default void refusesJobsBeyondTheLengthOfAQueue() {
        String queue = newQueue();
        control(queue, "{\"max_length\":2}");
        put(queue, "1");
        put(queue, "delay=1000", "2");

        assertFull(http().post("/q/" + queue, "3"));
        assertFull(http().post("/q/" + queue + "?delay=5&priority=9", "3"));

        assertCounters(queue, "ready=1 delayed=1 enqueued=2");
    }

    private static void assertFull(Answer answer) {
        assertSomeError(429, answer);
        assertTrue(answer.header("Retry-After").matches("[1-9][0-9]*"), answer::toString);
    }

    @Test
    default void refusesABatchWholeThatDoesNotFit() {
        String queue = newQueue();
        control(queue, "{\"max_length\":3}");
        put(queue, "1");

        assertFull(http().post("/qb/" + queue, "{\"jobs\":[2,3,4]}"));
        assertEquals(1, size(queue));
        assertEquals(201, http().post("/qb/" + queue, "{\"jobs\":[2,3]}").status());
    }

    @Test
    default void takesJobsAgainWhenThereIsRoom() {
        String queue = newQueue();
        control(queue, "{\"max_length\":1}");
        put(queue, "1");
        http().get("/q/" + queue);
        String second = put(queue, "2");
        assertFull(http().post("/q/" + queue, "3"));
        http().delete("/q/" + queue + "/" + second);

        put(queue, "4");

        assertEquals(List.of("4"), takeAll(queue));
    }

    @Test
    default void neverCountsAnExpiredJobAgainstTheLength() {
        String queue = newQueue();
        control(queue, "{\"max_length\":1}");
        put(queue, "ttl=0.1", "1");
        awaitMoment(System.currentTimeMillis() + 100);

        put(queue, "2");

        assertEquals(List.of("2"), takeAll(queue));
    }

    @Test
    default void keepsTheJobsThatAreMoreThanALengthSetLater() {
        String queue = newQueue();
        putMany(queue, 3);
        control(queue, "{\"max_length\":1}");

        assertFull(http().post("/q/" + queue, "4"));
        assertEquals(List.of("1", "2", "3"), takeAll(queue));
    }

    @Test
    default void takesAnyNumberOnceTheLengthIsUnset() {
        String queue = newQueue();
        control(queue, "{\"max_length\":1}");
        put(queue, "1");
        control(queue, "{\"max_length\":null}");

        put(queue, "2");

        assertEquals(2, size(queue));
    }

    @Test
    default void neverExceedsTheLengthWhenManyPutAtOnce() {
        String queue = newQueue();
        control(queue, "{\"max_length\":10}");

        List<Answer> answers = Together.collect(30, client -> List.of(http().post("/q/" + queue, "1")));

        assertEquals(
                10, answers.stream().filter(answer -> answer.status() == 201).count());
        answers.stream().filter(answer -> answer.status() != 201).forEach(QueueSettingsContract::assertFull);
        assertCounters(queue, "ready=10 enqueued=10");
    }

    @Test
    default void givesJobsTheTtlOfTheirQueueUnlessTheyHaveTheirOwn() {
        String queue = newQueue();
        control(queue, "{\"ttl\":0.1}");
        put(queue, "1");
        put(queue, "ttl=60", "2");
        http().post("/qb/" + queue, "{\"jobs\":[3]}");
        awaitMoment(System.currentTimeMillis() + 100);

        assertEquals(List.of("2"), takeAll(queue));
        assertCounters(queue, "enqueued=3 processed=1 expired=2");
    }

    @Test
    default void givesJobsNoTtlOnceItIsUnset() {
        String queue = newQueue();
        control(queue, "{\"ttl\":0.1}");
        control(queue, "{\"ttl\":null}");
        put(queue, "1");
        awaitMoment(System.currentTimeMillis() + 150);

        assertEquals(List.of("1"), takeAll(queue));
    }

    @Test
    default void purgesTheSettingsButNotTheStop() {
        String queue = newQueue();
        control(queue, "{\"max_length\":1,\"ttl\":60,\"status\":\"stop\"}");
        put(queue, "1");

        http().delete("/q/" + queue);

        assertJson(200, "{\"queue\":\"" + queue + "\",\"status\":0}", http().get("/control/" + queue));
        put(queue, "1");
        put(queue, "2");
        assertError(404, "queue is closed", http().get("/q/" + queue));
    }
}
