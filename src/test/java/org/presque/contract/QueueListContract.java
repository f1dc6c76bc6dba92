package org.presque.contract;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RunningPresque.assertCommonHeaders;
import static org.presque.contract.RunningPresque.assertSomeError;
import static org.presque.contract.RunningPresque.newQueue;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.testing.Answer;

/** {@code GET /stats/}: the queues there are. */
public interface QueueListContract extends RunningPresque {
    @Test
    default void listsAllQueuesByName() {
        String start = newQueue();
        put(start + "-zz", "1");
        put(start + "-aa", "1");
        put(start + "-mm", "1");

        Answer answer = http().get("/stats/");

        assertEquals(200, answer.status());
        assertEquals("application/json", answer.header("Content-Type"));
        assertCommonHeaders(answer);
        assertEquals(
                List.of(start + "-aa", start + "-mm", start + "-zz"),
                names(answer).stream().filter(name -> name.startsWith(start)).toList());
        assertEquals(names(answer).stream().sorted().toList(), names(answer));
    }

    private static List<String> names(Answer answer) {
        return answer.json().getJsonArray("queues").getValuesAs(JsonString::getString);
    }

    @Test
    default void saysWhichRedisHowManyQueuesAndHowDurable() {
        put(newQueue(), "1");

        JsonObject list = http().get("/stats/").json();

        assertEquals(Set.of("redis", "queues", "size", "durability"), list.keySet());
        assertEquals(redis().host() + ":" + redis().port(), list.getString("redis"));
        assertEquals(list.getJsonArray("queues").size(), list.getInt("size"));
        assertEquals("memory", list.getString("durability"));
    }

    @Test
    default void saysHowDurableRedisReallyIs() {
        redis().command("CONFIG", "SET", "appendonly", "yes");
        try {
            becomesDurable("everysec");
            redis().command("CONFIG", "SET", "appendfsync", "always");
            becomesDurable("always");
        } finally {
            redis().command("CONFIG", "SET", "appendonly", "no");
            redis().command("CONFIG", "SET", "appendfsync", "everysec");
        }
        becomesDurable("memory");
    }

    private void becomesDurable(String word) {
        await().atMost(Duration.ofSeconds(5)).until(() -> isDurable("/stats/", word) && isDurable("/stats/a", word));
    }

    private boolean isDurable(String path, String word) {
        return http().get(path).json().getString("durability").equals(word);
    }

    @Test
    default void listsWithoutTheLastSlashTheSame() {
        put(newQueue(), "1");

        assertEquals(http().get("/stats/").text(), http().get("/stats").text());
    }

    @Test
    default void describesEachQueueIfAsked() {
        String queue = newQueue();
        put(queue, "1");
        http().get("/q/" + queue);

        Answer answer = http().get("/stats/?with_desc=1");

        JsonObject described = answer.json().getJsonArray("queues").getValuesAs(JsonObject.class).stream()
                .filter(object -> object.getString("queue").equals(queue))
                .findFirst()
                .orElseThrow();
        assertEquals(http().get("/stats/" + queue).json(), described);
        assertEquals(answer.json().getJsonArray("queues").size(), answer.json().getInt("size"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?with_desc=0", "?with_desc=", "?with_desc"})
    default void namesQueuesOnlyWhenADescriptionIsDeclined(String query) {
        put(newQueue(), "1");

        assertEquals(http().get("/stats/").text(), http().get("/stats/" + query).text());
    }

    @Test
    default void listsInPages() {
        put(newQueue(), "1");
        put(newQueue(), "1");
        put(newQueue(), "1");
        List<String> all = names(http().get("/stats/"));

        List<String> first = names(http().get("/stats/?limit=2"));
        List<String> next = names(http().get("/stats/?limit=1&after=" + first.get(1)));

        assertEquals(all.subList(0, 2), first);
        assertEquals(all.subList(2, 3), next);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "x", "1.5", "99999999999999999999"})
    default void refusesALimitThatIsNoNumberOfQueues(String limit) {
        Answer answer = http().get("/stats/?limit=" + limit);

        assertSomeError(400, answer);
        assertTrue(answer.error().startsWith("invalid limit: "), answer::toString);
    }

    @Test
    default void keepsADrainedQueueListed() {
        String queue = newQueue();
        put(queue, "1");
        http().get("/q/" + queue);

        assertTrue(names(http().get("/stats/")).contains(queue));
    }

    @Test
    default void listsAQueueThatWasStoppedBeforeItHadAJob() {
        String queue = newQueue();
        http().post("/control/" + queue, "{\"status\":\"stop\"}");

        assertTrue(names(http().get("/stats/")).contains(queue));
    }

    @Test
    default void doesNotListAQueueThatWasOnlyAskedFor() {
        String queue = newQueue();
        http().get("/q/" + queue);
        http().get("/j/" + queue);
        http().get("/stats/" + queue);
        http().get("/control/" + queue);
        http().post("/q/" + queue, "{");

        assertFalse(names(http().get("/stats/")).contains(queue));
    }
}
