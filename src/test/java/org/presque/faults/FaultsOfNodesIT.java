package org.presque.faults;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.presque.faults.check.Bounds;
import org.presque.faults.load.Crowd;

/** One of two nodes is killed, or terminated, and started again, under a load on both. */
class FaultsOfNodesIT {
    private static final int TIMES = 2;

    @TempDir
    Path folder;

    @Test
    void losesAtMostThePlainFetchesUnderWayWhenANodeIsKilled() {
        holds(Bounds.ofFault(), Ordeals.nodeIsKilled(TIMES));
    }

    @Test
    void losesNothingWhenANodeIsTerminated() {
        holds(Bounds.withoutLoss(), Ordeals.nodeIsTerminated(TIMES));
    }

    private void holds(Bounds bounds, Ordeal ordeal) {
        Trial.of(folder, Plan.usual().withNodes(2), Crowd.everyday(), bounds, ordeal);
    }
}
