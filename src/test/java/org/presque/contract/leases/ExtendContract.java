package org.presque.contract.leases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RunningPresque.assertBadParameter;
import static org.presque.contract.RunningPresque.assertJson;
import static org.presque.contract.RunningPresque.newQueue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /q/NAME/ID?lease=TOKEN&ttr=60}: the worker is still at it. */
public interface ExtendContract extends Leasing {
    @ParameterizedTest
    @CsvSource({"600, 600", "PT5M, 300", "10, 10", "1, 1", "86400, 86400"})
    default void endsALeaseSoLongFromNow(String ttr, int told) {
        String queue = newQueue();
        Lease lease = putLeased(queue, "");

        assertEndsAfter(told, lease, "ttr=" + ttr);
        assertCounters(queue, "leased=1 enqueued=1");
    }

    private void assertEndsAfter(int seconds, Lease lease, String parameters) {
        double before = Leasing.now();
        assertJson(200, "{\"id\":" + lease.id() + ",\"ttr\":" + seconds + "}", extend(lease, parameters));
        double after = Leasing.now();
        double end = details(lease).getJsonNumber("lease_ends_at").doubleValue() - seconds;
        assertTrue(end >= before - 0.002 && end <= after + 0.002, () -> before + " " + end + " " + after);
        assertEquals(1, details(lease).getInt("attempts"));
    }

    @Test
    default void extendsALeaseByTheLengthItHas() {
        Lease lease = putLeased(newQueue(), "");

        assertEndsAfter(60, lease, "");
        assertEndsAfter(90, lease, "ttr=90");
    }

    @Test
    default void keepsTheTokenOfALeaseThatIsExtended() {
        String queue = newQueue();
        Lease lease = putLeased(queue, "");

        extend(lease, "ttr=100");
        extend(lease, "ttr=200");

        assertEquals(204, done(lease).status());
        assertCounters(queue, "enqueued=1 processed=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.5", "86401", "x", "-1", "1e2", "PT0.5S", "P2D"})
    default void leavesALeaseAloneThatIsExtendedByNoTime(String ttr) {
        Lease lease = putLeased(newQueue(), "");
        String before = details(lease).toString();

        assertBadParameter("ttr", ttr, extend(lease, "ttr=" + ttr));

        assertEquals(before, details(lease).toString());
    }

    @Test
    default void extendsALeaseWithWhateverBody() {
        Lease lease = putLeased(newQueue(), "");

        assertJson(200, "{\"id\":" + lease.id() + ",\"ttr\":70}", http().post(lease.path() + "&ttr=70", "{\"a\":"));
    }
}
