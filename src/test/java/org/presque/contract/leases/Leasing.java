package org.presque.contract.leases;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.presque.contract.RunningPresque.assertError;
import static org.presque.contract.RunningPresque.assertJson;
import static org.presque.contract.RunningPresque.newQueue;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.presque.contract.RunningPresque;
import org.presque.testing.Answer;

/** What workers that lease jobs do, for the subjects about them. */
public interface Leasing extends RunningPresque {
    String NOT_HELD = "lease is not held";
    String IS_LEASED = "job is leased";
    String UNKNOWN = "no such job";

    /** Leases the next job for a minute. */
    default Lease lease(String queue) {
        return lease(queue, "60");
    }

    /** Leases the next job for so long, with headers as name, value, name, value. */
    default Lease lease(String queue, String ttr, String... headers) {
        Answer answer = http().get("/q/" + queue + "?ttr=" + ttr, headers);
        assertEquals(200, answer.status(), answer::toString);
        return new Lease(queue, answer.header("X-Presque-Job"), answer.header("X-Presque-Lease"));
    }

    /** Puts a job with parameters, as {@code tries=1&uniq=a}, and leases it for a minute. */
    default Lease putLeased(String queue, String parameters) {
        put(queue, parameters, "1");
        return lease(queue);
    }

    /** The same, for the shortest time that there is. */
    default Lease putLeasedShortly(String queue, String parameters) {
        put(queue, parameters, "1");
        return lease(queue, "1");
    }

    /** Puts a job that fails on its only try; {@code parameters} as {@code &uniq=a}. */
    default Lease putDead(String queue, String parameters) {
        Lease lease = putLeased(queue, "tries=1" + parameters);
        assertPutBack("dead", 1, lease, putBack(lease, "", "{\"error\":\"boom\"}"));
        return lease;
    }

    /** Leases many jobs at once. */
    default List<Lease> leaseMany(String queue, int count, String ttr) {
        return leases(queue, http().get("/qb/" + queue + "?batch_size=" + count + "&ttr=" + ttr));
    }

    /** The leases of a batch that was given. */
    default List<Lease> leases(String queue, Answer batch) {
        assertEquals(200, batch.status(), batch::toString);
        return batch.array().getValuesAs(JsonObject.class).stream()
                .map(job -> new Lease(queue, job.getJsonNumber("id").toString(), job.getString("lease")))
                .toList();
    }

    /** The worker has done the job. */
    default Answer done(Lease lease, String... headers) {
        return http().delete(lease.path(), headers);
    }

    /** The worker is still at it; {@code parameters} as {@code ttr=60}. */
    default Answer extend(Lease lease, String parameters) {
        return http().post(lease.path() + "&" + parameters, "");
    }

    /** The worker has failed; {@code parameters} as {@code delay=30}. */
    default Answer putBack(Lease lease, String parameters, String body, String... headers) {
        return http().put(lease.path() + "&" + parameters, body, headers);
    }

    /** The worker has failed, and says so in a text; the job is ready at once, or dead. */
    default void fail(Lease lease, String error) {
        Answer answer = putBack(lease, "delay=0", "{\"error\":\"" + error + "\"}");
        assertEquals(200, answer.status(), answer::toString);
    }

    /** Says of many leases that they are done. */
    default Answer doneMany(String queue, String body, String... headers) {
        return http().send("DELETE", "/qb/" + queue, BodyPublishers.ofString(body), headers);
    }

    /** The body of a batch of these, each with more fields. */
    static String batch(List<Lease> leases, String more) {
        return batch(leases.stream().map(lease -> lease.entry(more)).toArray(String[]::new));
    }

    static String batch(String... entries) {
        return "{\"jobs\":[" + String.join(",", entries) + "]}";
    }

    /** All that is told of a job. */
    default JsonObject details(Lease lease) {
        Answer answer = http().get("/j/" + lease.queue() + "/" + lease.id());
        assertEquals(200, answer.status(), answer::toString);
        return answer.json();
    }

    /** What a job's attempts have failed with, the first one first. */
    default List<String> errors(Lease lease) {
        return details(lease).getJsonArray("errors").getValuesAs(JsonObject.class).stream()
                .map(error -> error.getString("error"))
                .toList();
    }

    /** The ids on the first page of the jobs in a state. */
    default List<String> idsOf(String queue, String state) {
        Answer answer = http().get("/j/" + queue + "?state=" + state + "&limit=1000");
        assertEquals(200, answer.status(), answer::toString);
        return answer.json().getJsonArray("jobs").getValuesAs(JsonObject.class).stream()
                .map(job -> job.getJsonNumber("id").toString())
                .toList();
    }

    /** The answer to a put back, or to a PUT without a token. */
    static void assertPutBack(String state, int attempts, Lease lease, Answer answer) {
        String expected = "{\"id\":%s,\"state\":\"%s\",\"attempts\":%d}".formatted(lease.id(), state, attempts);
        assertJson(200, expected, answer);
    }

    /** Who has this token can do nothing with it. */
    default void assertHeldNoMore(Lease lease) {
        assertError(409, NOT_HELD, done(lease));
        assertError(409, NOT_HELD, extend(lease, "ttr=60"));
        assertError(409, NOT_HELD, putBack(lease, "delay=0", "{\"error\":\"late\"}"));
    }

    /** The job is nobody's, and a time-out or two of it are told as nothing. */
    static void assertNobodys(JsonObject details) {
        assertEquals(JsonValue.NULL, details.get("lease_ends_at"), details::toString);
        assertEquals(JsonValue.NULL, details.get("worker"), details::toString);
    }

    /** Waits until a lease of a second or so is over; touches nothing. */
    default void awaitEnd(Lease lease) {
        await().pollInterval(Duration.ofMillis(5)).until(() -> {
            Answer answer = http().get("/j/" + lease.queue() + "/" + lease.id());
            return answer.status() == 404 || !answer.json().getString("state").equals("leased");
        });
    }

    /** What is done in a queue of its own to have a lease of a second, and what holds once that is over. */
    record Lapse(String name, Function<String, Lease> lease, Consumer<Lease> check) {}

    /** A test of each, after one wait for all of them. */
    default Stream<DynamicTest> whenOver(Lapse... lapses) {
        List<Lease> leases =
                Stream.of(lapses).map(lapse -> lapse.lease().apply(newQueue())).toList();
        leases.forEach(this::awaitEnd);
        return IntStream.range(0, lapses.length)
                .mapToObj(i -> DynamicTest.dynamicTest(
                        lapses[i].name(), () -> lapses[i].check().accept(leases.get(i))));
    }

    /** So many jobs that are no different, as a list. */
    static String same(int count) {
        return IntStream.range(0, count).mapToObj(i -> "1").collect(Collectors.joining(",", "{\"jobs\":[", "]}"));
    }

    static double now() {
        return System.currentTimeMillis() / 1000.0;
    }
}
