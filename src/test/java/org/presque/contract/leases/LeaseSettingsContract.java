package org.presque.contract.leases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RunningPresque.assertError;
import static org.presque.contract.RunningPresque.assertFields;
import static org.presque.contract.RunningPresque.assertJson;
import static org.presque.contract.RunningPresque.assertSomeError;
import static org.presque.contract.RunningPresque.newQueue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.testing.Answer;

/** The settings {@code tries}, {@code backoff} and {@code ttr} of a queue, {@code POST /control/NAME}. */
public interface LeaseSettingsContract extends Leasing {
    String NO_TTR = "invalid ttr: give a length, the queue has none of its own";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tries|5|5",
                "tries|1|1",
                "tries|100|100",
                "backoff|\"30s\"|\"30s\"",
                "backoff|\"10s,1m,5m\"|\"10s,1m,5m\"",
                "backoff|\"exp:2s,1h\"|\"exp:2s,1h\"",
                "ttr|60|60",
                "ttr|1|1",
                "ttr|86400|86400",
                "ttr|1.5|1.5",
                "ttr|\"PT5M\"|300"
            })
    default void setsShowsAndUnsetsASettingOfLeases(String name, String value, String shown) {
        String queue = newQueue();
        assertJson(
                200,
                "{\"queue\":\"" + queue + "\",\"response\":\"updated\"}",
                http().post("/control/" + queue, "{\"" + name + "\":" + value + "}"));
        assertJson(
                200,
                "{\"queue\":\"" + queue + "\",\"status\":1,\"" + name + "\":" + shown + "}",
                http().get("/control/" + queue));

        http().post("/control/" + queue, "{\"" + name + "\":null}");

        assertJson(200, "{\"queue\":\"" + queue + "\",\"status\":1}", http().get("/control/" + queue));
    }

    @Test
    default void setsAllSettingsTogetherAndPurgesThem() {
        String queue = newQueue();
        String all =
                "{\"tries\":5,\"backoff\":\"exp:2s,1h\",\"ttl\":60,\"max_length\":9,\"ttr\":30,\"status\":\"stop\"}";
        http().post("/control/" + queue, all);

        assertFields(
                http().get("/control/" + queue), "queue", "status", "tries", "backoff", "ttl", "max_length", "ttr");
        http().delete("/q/" + queue);

        assertJson(200, "{\"queue\":\"" + queue + "\",\"status\":0}", http().get("/control/" + queue));
        put(queue, "1");
        http().post("/control/" + queue, "{\"status\":\"start\"}");
        assertError(400, NO_TTR, http().get("/q/" + queue + "?ttr="));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tries|0",
                "tries|101",
                "tries|-1",
                "tries|1.5",
                "tries|1e30",
                "tries|\"x\"",
                "tries|true",
                "tries|[1]",
                "tries|{}",
                "backoff|\"x\"",
                "backoff|\"10s,,1m\"",
                "backoff|\"exp:1s\"",
                "backoff|\"-1s\"",
                "backoff|\"\"",
                "backoff|true",
                "backoff|[\"10s\"]",
                "backoff|{}",
                "ttr|0",
                "ttr|0.5",
                "ttr|86401",
                "ttr|-1",
                "ttr|1e30",
                "ttr|\"x\"",
                "ttr|\"\"",
                "ttr|true",
                "ttr|[1]"
            })
    default void refusesASettingOfLeasesThatIsNoneAndChangesNothing(String name, String value) {
        String queue = newQueue();

        Answer answer =
                http().post("/control/" + queue, "{\"status\":\"stop\",\"ttl\":5,\"" + name + "\":" + value + "}");

        assertSomeError(400, answer);
        assertTrue(answer.error().startsWith("invalid " + name + ": "), answer::toString);
        assertJson(200, "{\"queue\":\"" + queue + "\",\"status\":1}", http().get("/control/" + queue));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ttr", "ttr=", "a=b&ttr"})
    default void leasesForTheTimeOfTheQueueIfNoneIsSaid(String query) {
        String queue = newQueue();
        http().post("/control/" + queue, "{\"ttr\":90}");
        putMany(queue, 3);

        Answer answer = http().get("/q/" + queue + "?" + query);

        assertEquals("90", answer.header("X-Presque-Ttr"), answer::toString);
        assertTrue(answer.has("X-Presque-Lease"), answer::toString);
        assertEquals(2, http().get("/qb/" + queue + "?" + query).array().size());
        assertCounters(queue, "leased=3 enqueued=3");
    }

    @Test
    default void takesTheTimeOfAFetchBeforeThatOfTheQueue() {
        String queue = newQueue();
        http().post("/control/" + queue, "{\"ttr\":90}");
        put(queue, "1");

        assertEquals("30", http().get("/q/" + queue + "?ttr=30").header("X-Presque-Ttr"));
    }

    /** A client of the old protocol never knows of leases, whatever others have set. */
    @Test
    default void givesPlainlyWhatIsFetchedPlainlyWhateverTheQueueIsSetTo() {
        String queue = newQueue();
        http().post("/control/" + queue, "{\"ttr\":90,\"tries\":1,\"backoff\":\"1h\"}");
        putMany(queue, 2);

        Answer answer = http().get("/q/" + queue);

        assertFalse(answer.has("X-Presque-Lease"), answer::toString);
        assertEquals("[\"2\"]", http().get("/qb/" + queue).text());
        assertCounters(queue, "enqueued=2 processed=2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ttr", "ttr="})
    default void refusesAFetchForNoTimeAtAll(String query) {
        String queue = newQueue();
        put(queue, "1");

        assertError(400, NO_TTR, http().get("/q/" + queue + "?" + query));
        assertError(400, NO_TTR, http().get("/qb/" + queue + "?" + query));
        assertCounters(queue, "ready=1 enqueued=1");
    }
}
