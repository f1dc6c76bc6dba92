package org.presque.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.presque.faults.FaultProxy.Fault;
import org.presque.faults.check.Bounds;
import org.presque.faults.load.Crowd;
import org.presque.faults.load.Event.Put;

/** Workers die or come late, clients go away before their answer, or there are too many of them. */
class FaultsOfClientsIT {
    private static final int JOBS = 2500;
    private static final int DEATHS = 6;
    private static final int OFTEN = 50;
    private static final int MANY = 20;
    private static final Duration AT_ONCE = Duration.ofMillis(200);
    private static final Duration FULL = Duration.ofSeconds(3);

    @TempDir
    Path folder;

    @Test
    void handsOutAgainWhatAWorkerLeftBehindASecondAfterItsLeaseAtTheLatest() {
        Bounds bounds = Bounds.withoutLoss().withLeaseBack(Duration.ofSeconds(1));
        Trial.of(folder, Plan.usual(), Crowd.everyday(), bounds, Ordeals.none(JOBS));
    }

    /** Real processes, each killed at some moment of its work. */
    @Test
    void losesNothingWhenWorkersAreKilled() {
        Trial.of(folder, Plan.usual(), Crowd.everyday(), Bounds.withoutLoss(), Ordeals.workersAreKilled(DEATHS));
    }

    @Test
    void losesAtMostOneJobWithEachClientThatIsGone() {
        Trial.of(folder, Plan.usual(), Crowd.everyday().withGone(OFTEN), Bounds.ofFault(), Ordeals.none(JOBS));
    }

    /** 200 clients before a network that answers each too late to keep up. */
    @Test
    void refusesAtOnceWhenTheLineIsFull() {
        Plan plan = Plan.usual().withProxy().withEnvironment("PRESQUE_REDIS_LINE_COMMANDS", "50");
        Trial.of(folder, plan, Crowd.everyday().times(MANY), Bounds.ofFault(), (rig, trial) -> {
            rig.proxy().set(Fault.DELAY);
            Trial.let(FULL);
            rig.proxy().set(Fault.NONE);
            trial.healed();
            List<Duration> refused = trial.load()
                    .history()
                    .of(Put.class)
                    .filter(put -> put.reply().body().contains("too many requests wait"))
                    .map(put -> put.reply().took())
                    .sorted()
                    .toList();
            assertTrue(refused.size() > 0, "the line was never full");
            Duration median = refused.get(refused.size() / 2);
            assertTrue(median.compareTo(AT_ONCE) < 0, () -> "refused after " + median);
        });
    }
}
