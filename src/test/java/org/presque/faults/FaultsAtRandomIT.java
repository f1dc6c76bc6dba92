package org.presque.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.presque.faults.FaultProxy.Fault;
import org.presque.faults.check.Bounds;
import org.presque.faults.load.Crowd;

/**
 * The heart of it: two nodes, a network, a Redis and workers, each of which fails, one after the other in any order, until
 * there were enough jobs. Every job that was accepted is done, once.
 */
class FaultsAtRandomIT {
    private static final Duration EACH = Duration.ofSeconds(1);

    @TempDir
    Path folder;

    @Test
    void everyAcceptedJobIsDoneOnceWhateverFails() {
        Plan plan = Plan.usual().withProxy().withNodes(2);
        Trial.of(folder, plan, Crowd.everyday(), Bounds.ofFault(), (rig, trial) -> {
            List<Ordeal> ordeals = new ArrayList<>(List.of(
                    Ordeals.redisIsKilled(1),
                    Ordeals.redisIsPaused(2),
                    Ordeals.scriptsAreForgotten(5),
                    Ordeals.networkFails(List.of(Fault.SWALLOW, Fault.RESET), EACH),
                    Ordeals.nodeIsKilled(1),
                    Ordeals.nodeIsTerminated(1),
                    Ordeals.workersAreKilled(1)));
            Collections.shuffle(ordeals, new Random(trial.seed()));
            ordeals.forEach(ordeal -> ordeal.run(rig, trial));
        });
    }
}
