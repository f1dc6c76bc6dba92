package org.presque.faults;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.presque.faults.FaultProxy.Fault;
import org.presque.faults.check.Bounds;
import org.presque.faults.check.Invariant;
import org.presque.faults.load.Crowd;
import org.presque.faults.variant.PatchedWar;
import org.presque.faults.variant.Variant;
import org.presque.standalone.PresqueProcess;

/** The checker can fail: every variant broken on purpose is found out, by the invariant that it breaks. */
class BrokenVariantsIT {
    private static final int JOBS = 400;
    private static final int FEW = 6;
    private static final int OFTEN = 200;
    private static final Crowd CROWD = Crowd.everyday().withUnkeyed(400);
    private static final Duration EACH = Duration.ofSeconds(1);

    @TempDir
    static Path wars;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void isFoundOut(Variant variant) {
        Path war = new PatchedWar(PresqueProcess.builtWar(), wars).with(variant.name(), variant.edits());
        Crowd crowd = variant.hardship() == Variant.Hardship.WORKERS_LATE ? CROWD.withLate(OFTEN) : CROWD;
        Plan plan = Plan.usual().withProxy().withWar(war);
        if (variant.hardship() == Variant.Hardship.ANSWERS_LATE) {
            plan = plan.withEnvironment("PRESQUE_HTTP_BODY_TIMEOUT", "200ms");
        }
        assertFoundOut(variant.name(), variant.broken(), plan, crowd, ordeal(variant));
    }

    private static Ordeal ordeal(Variant variant) {
        return switch (variant.hardship()) {
            case NONE -> Ordeals.none(JOBS);
            case ANSWERS_LATE -> Ordeals.none(FEW);
            case WORKERS_LATE -> Ordeals.none(2 * JOBS);
            case REPLIES_LOST -> Ordeals.networkFails(List.of(Fault.CUT, Fault.SWALLOW, Fault.RESET), EACH);
            case REDIS_KILLED -> Ordeals.redisIsKilled(2);
            case MEMORY_FULL -> Ordeals.memoryIsFull(1);
        };
    }

    @Test
    void aRedisWithoutALogIsFoundOut() {
        Plan plan = Plan.usual().withRedis("--appendonly", "no");
        assertFoundOut(
                "no log", Invariant.EVERY_201_IS_DELIVERED_OR_STILL_THERE, plan, CROWD, Ordeals.redisIsKilled(1));
    }

    private void assertFoundOut(String name, Invariant broken, Plan plan, Crowd crowd, Ordeal ordeal) {
        AssertionError found = assertThrows(
                AssertionError.class,
                () -> Trial.ofBroken(folder, plan, crowd, Bounds.ofFault(), ordeal),
                () -> "the checker lets this pass: " + name);
        String text = String.valueOf(found.getMessage());
        System.out.println(name + " is found out: " + text);
        assertFalse(text.contains("internal error"), () -> name + " is broken in another way than planned: " + text);
        assertTrue(text.contains(broken.toString()), () -> name + " is to break " + broken + ", but: " + text);
    }
}
