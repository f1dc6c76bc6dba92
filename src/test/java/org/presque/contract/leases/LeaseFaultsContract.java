package org.presque.contract.leases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.presque.contract.RedisRefusalsContract.assertFault;
import static org.presque.contract.RunningPresque.assertJson;
import static org.presque.contract.RunningPresque.newQueue;
import static org.presque.contract.leases.Leasing.assertPutBack;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.presque.contract.RedisFaultsContract;
import org.presque.testing.Answer;

/** Redis is full, or gone, while jobs are leased. */
public interface LeaseFaultsContract extends Leasing {
    /** Only what stores a new job is refused, so that what is there can be worked off. */
    @Test
    default void leasesAndFinishesJobsWhileRedisIsFull() {
        String queue = newQueue();
        http().post("/qb/" + queue + "?tries=1", Leasing.same(8));
        redis().command("CONFIG", "SET", "maxmemory", "1");
        try {
            assertEquals(503, http().post("/q/" + queue, "1").status());
            workOff(queue);
        } finally {
            redis().command("CONFIG", "SET", "maxmemory", "0");
        }
        assertCounters(queue, "ready=3 enqueued=8 processed=3 failed=3 deleted=2");
    }

    private void workOff(String queue) {
        Lease first = lease(queue);
        assertEquals(200, extend(first, "ttr=70").status());
        assertEquals(204, done(first).status());
        fail(lease(queue), "boom");
        List<Lease> batch = leaseMany(queue, 4, "60");
        assertJson(200, "{\"done\":2,\"refused\":[]}", doneMany(queue, Leasing.batch(batch.subList(0, 2), "")));
        Answer answer = http().put("/qb/" + queue, Leasing.batch(batch.subList(2, 4), ""));
        assertEquals(200, answer.status(), answer::toString);
        assertPutBack("ready", 0, batch.get(2), http().put(batch.get(2).job(), ""));
        assertJson(200, "{\"deleted\":2}", http().delete("/qb/" + queue + "?state=dead"));
    }

    @Test
    default void saysThatNothingWasDoneOfALeaseWhileRedisIsGone() {
        Lease lease = putLeased(newQueue(), "");
        RedisFaultsContract.kill(this);
        try {
            everyCall(lease).forEach((name, call) -> assertFault(503, "no", call.get()));
        } finally {
            redis().restart();
        }
        RedisFaultsContract.isBack(this);
    }

    private Map<String, Supplier<Answer>> everyCall(Lease lease) {
        String queue = "/qb/" + lease.queue();
        String batch = Leasing.batch(lease.entry(""));
        return Map.of(
                "lease", () -> http().get("/q/" + lease.queue() + "?ttr=60"),
                "lease a batch", () -> http().get(queue + "?ttr=60"),
                "done", () -> done(lease),
                "extend", () -> extend(lease, "ttr=60"),
                "put back", () -> putBack(lease, "", ""),
                "done a batch", () -> doneMany(lease.queue(), batch),
                "put a batch back", () -> http().put(queue, batch),
                "revive all", () -> http().put(queue + "?state=dead", ""),
                "delete all", () -> http().delete(queue + "?state=dead"),
                "list the dead", () -> http().get("/j/" + lease.queue() + "?state=dead"));
    }

    @Test
    default void finishesALeaseAfterRedisForgotItsScripts() {
        String queue = newQueue();
        Lease lease = putLeased(queue, "");
        redis().command("SCRIPT", "FLUSH");
        assertEquals(200, extend(lease, "ttr=60").status());
        redis().command("SCRIPT", "FLUSH");

        assertEquals(204, done(lease).status());
    }
}
