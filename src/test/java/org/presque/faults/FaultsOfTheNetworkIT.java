package org.presque.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.presque.faults.FaultProxy.Fault;
import org.presque.faults.check.Bounds;
import org.presque.faults.load.Crowd;

/** Replies are lost, cut, late, in pieces, connections reset, refused, swallowed: one job for each key, and the truth told. */
class FaultsOfTheNetworkIT {
    private static final Duration EACH = Duration.ofMillis(1500);

    @TempDir
    Path folder;

    @Test
    void storesOneJobForEachKeyWhateverTheNetworkDoes() {
        Trial.of(folder, Plan.usual().withProxy(), Crowd.everyday(), Bounds.ofFault(), (rig, trial) -> {
            for (Fault fault : EnumSet.complementOf(EnumSet.of(Fault.NONE))) {
                int before = rig.proxy().hits();
                Ordeals.networkFails(List.of(fault), EACH).run(rig, trial);
                assertTrue(fault == Fault.REFUSE || rig.proxy().hits() > before, fault + " has met nothing");
            }
        });
    }
}
