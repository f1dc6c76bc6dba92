package org.presque.contract.leases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RunningPresque.assertError;
import static org.presque.contract.RunningPresque.assertJson;
import static org.presque.contract.RunningPresque.assertSomeError;
import static org.presque.contract.RunningPresque.newQueue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.testing.Answer;

/** Batches of leases that are none: refused whole, with nothing done of them. */
public interface BadBatchContract extends Leasing {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "x",
                "{",
                "[]",
                "1",
                "null",
                "{}",
                "{\"jobs\":{}}",
                "{\"jobs\":1}",
                "{\"jobs\":null}",
                "{\"jobs\":\"[]\"}",
                "{\"job\":[]}",
                "{\"jobs\":[%s}",
                "{\"jobs\":[%s,]}",
                "{\"jobs\":[%s]}x",
                "{\"jobs\":[%s,1]}",
                "{\"jobs\":[%s,null]}",
                "{\"jobs\":[%s,[]]}",
                "{\"jobs\":[%s,\"x\"]}"
            })
    default void refusesABatchThatIsNoArrayOfLeases(String body) {
        String queue = newQueue();
        Lease lease = putLeased(queue, "");

        assertRefused(lease, body.replace("%s", lease.entry("")));
    }

    private void assertRefused(Lease lease, String body) {
        assertSomeError(400, doneMany(lease.queue(), body));
        assertSomeError(400, http().put("/qb/" + lease.queue(), body));
        assertCounters(lease.queue(), "leased=1 enqueued=1");
        assertEquals(204, done(lease).status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"id\":1}",
                "{\"lease\":\"x\"}",
                "{\"id\":null,\"lease\":\"x\"}",
                "{\"id\":\"a\",\"lease\":\"x\"}",
                "{\"id\":1.5,\"lease\":\"x\"}",
                "{\"id\":0,\"lease\":\"x\"}",
                "{\"id\":-1,\"lease\":\"x\"}",
                "{\"id\":true,\"lease\":\"x\"}",
                "{\"id\":[1],\"lease\":\"x\"}",
                "{\"id\":1,\"lease\":null}",
                "{\"id\":1,\"lease\":\"\"}",
                "{\"id\":1,\"lease\":1}",
                "{\"id\":1,\"lease\":[\"x\"]}"
            })
    default void refusesABatchOfWhichOneEntryIsNoLease(String entry) {
        String queue = newQueue();
        Lease lease = putLeased(queue, "");

        assertRefused(lease, Leasing.batch(lease.entry(""), entry));
        assertEquals(1, stats(queue).getInt("processed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "\"x\"", "true", "[1]", "{}", "1e30", "1e999999999", "1e-999999999", "\"PT-1S\""})
    default void refusesABatchOfWhichOneDelayIsNone(String delay) {
        String queue = newQueue();
        putMany(queue, 2);
        List<Lease> leases = leaseMany(queue, 2, "60");

        Answer answer = http().put(
                        "/qb/" + queue,
                        Leasing.batch(leases.get(0).entry(""), leases.get(1).entry(",\"delay\":" + delay)));

        assertSomeError(400, answer);
        assertTrue(answer.error().contains("delay"), answer::toString);
        assertCounters(queue, "leased=2 enqueued=2");
    }

    @Test
    default void refusesThousandAndOneLeasesWhole() {
        String queue = newQueue();
        Lease lease = putLeased(queue, "");
        String body = Leasing.batch(Collections.nCopies(1001, lease), "");

        Answer answer = doneMany(queue, body);

        assertTrue(answer.error().matches(".*1,?000.*"), answer::toString);
        assertRefused(lease, body);
    }

    @Test
    default void missesTheNameOfTheQueueOfABatchOfLeases() {
        assertError(404, "queue name is missing", doneMany("", "{\"jobs\":[]}"));
        assertError(404, "queue name is missing", http().put("/qb/", "{\"jobs\":[]}"));
        assertError(404, "queue name is missing", http().put("/qb/?state=dead", ""));
    }

    @Test
    default void finishesNothingInAnUnknownQueue() {
        String queue = newQueue();

        Answer answer = doneMany(queue, "{\"jobs\":[{\"id\":1,\"lease\":\"x\"}]}");

        assertJson(200, "{\"done\":0,\"refused\":[{\"id\":1,\"error\":\"no such job\"}]}", answer);
        assertCounters(queue, "");
    }
}
