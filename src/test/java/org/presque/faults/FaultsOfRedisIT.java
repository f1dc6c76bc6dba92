package org.presque.faults;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.presque.faults.check.Bounds;
import org.presque.faults.load.Crowd;

/** Redis is killed, paused, made to forget its scripts, and full, under a load: nothing is lost, nothing is there twice. */
class FaultsOfRedisIT {

    @TempDir
    Path folder;

    private void holds(Bounds bounds, Ordeal ordeal) {
        Trial.of(folder, Plan.usual(), Crowd.everyday(), bounds, ordeal);
    }

    @Test
    void losesNothingWhenRedisIsKilledAgainAndAgain() {
        holds(Bounds.ofFault(), Ordeals.redisIsKilled(4));
    }

    @Test
    void doublesNothingWhenRedisIsPausedAgainAndAgain() {
        Ordeal often = Ordeals.redisIsPaused(10);
        Ordeal forLong = Ordeals.redisIsPausedForLong();
        holds(Bounds.ofFault(), (rig, trial) -> {
            often.run(rig, trial);
            forLong.run(rig, trial);
        });
    }

    @Test
    void showsNothingOfScriptsThatAreForgottenAllTheTime() {
        holds(Bounds.withoutLoss(), Ordeals.scriptsAreForgotten(30));
    }

    @Test
    void drainsAFullRedisAndThenStoresAgain() {
        holds(Bounds.withoutLoss(), Ordeals.memoryIsFull(3));
    }
}
