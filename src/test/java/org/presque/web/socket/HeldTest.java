package org.presque.web.socket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.presque.queue.lease.Lease;
import org.presque.queue.lease.LeasedJob;
import org.presque.queue.model.Job;
import org.presque.queue.model.JobId;
import org.presque.queue.model.JobText;
import org.presque.queue.model.QueueName;

class HeldTest {

    private static final QueueName A = new QueueName("a");
    private static final QueueName B = new QueueName("b");

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1); // the clock may pass its end
    private final Held held = new Held(now::get);

    private Lease add(QueueName queue, long id, Duration ttr) {
        Job job = new Job(queue, new JobId(id), JobText.stored("1".getBytes(UTF_8)));
        LeasedJob leased = new LeasedJob(job, queue + "-" + id, 1, ttr);
        held.add(leased);
        return leased.lease();
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void knowsTheQueueOfALease() {
        Lease one = add(A, 1, Duration.ofSeconds(1));
        Lease other = add(B, 1, Duration.ofSeconds(1));

        assertEquals(A, held.queueOf(one));
        assertEquals(B, held.queueOf(other));
        held.remove(one);
        assertNull(held.queueOf(one));
        assertEquals(1, held.count());
    }

    @Test
    void forgetsALeaseWhoseTimeIsOver() {
        add(A, 1, Duration.ofSeconds(1));
        add(A, 2, Duration.ofSeconds(3));

        assertEquals(Optional.of(Duration.ofSeconds(1)), held.untilNextEnd());
        pass(Duration.ofSeconds(1));
        assertEquals(1, held.count());
        assertEquals(Optional.of(Duration.ofSeconds(2)), held.untilNextEnd());
    }

    @Test
    void countsAnExtendedLeaseFromNow() {
        Lease lease = add(A, 1, Duration.ofSeconds(2));
        pass(Duration.ofSeconds(1));

        held.extend(lease, Duration.ofSeconds(5));

        assertEquals(Optional.of(Duration.ofSeconds(5)), held.untilNextEnd());
        held.extend(new Lease(new JobId(9), "unknown"), Duration.ofSeconds(5));
        assertEquals(1, held.count());
    }

    @Test
    void givesAllOutByTheirQueuesOnce() {
        Lease one = add(A, 1, Duration.ofSeconds(2));
        Lease two = add(B, 2, Duration.ofSeconds(2));
        add(B, 3, Duration.ofSeconds(1));
        pass(Duration.ofSeconds(1));

        assertEquals(Map.of(A, List.of(one), B, List.of(two)), held.takeAll());
        assertEquals(Map.of(), held.takeAll());
        assertEquals(Optional.empty(), held.untilNextEnd());
    }
}
