package org.presque.faults;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.presque.faults.FaultProxy.Fault;
import org.presque.faults.load.MortalWorker;
import org.presque.standalone.PresqueProcess;
import org.presque.testing.RedisServer;

/** The faults, in the lengths that the tests have them. Stateless. */
final class Ordeals {
    private static final Duration SHORT = Duration.ofMillis(700);
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration BETWEEN_FLUSHES = Duration.ofMillis(100);
    private static final Duration FINE = Duration.ofMillis(10);
    private static final int SOME = 100;

    /** The first number of a worker that is killed, and how many jobs it is given before. */
    private static final int MORTAL = 100;

    private static final int LIFE = 10;

    private Ordeals() {}

    /** So many jobs more, and no fault at all. */
    static Ordeal none(int jobs) {
        return (rig, trial) -> trial.load().awaitTries(jobs);
    }

    /** Redis is killed, each time after 0.6 to 2.4 s, and started again. */
    static Ordeal redisIsKilled(int times) {
        return (rig, trial) -> {
            Random random = new Random(trial.seed());
            for (int death = 0; death < times; death++) {
                Trial.let(Duration.ofMillis(600 + random.nextInt(1800)));
                rig.redis().kill();
                Trial.let(Duration.ofMillis(100));
                rig.redis().restart();
                trial.healed();
            }
        };
    }

    /** Redis halts for 0.7 s so many times. */
    static Ordeal redisIsPaused(int times) {
        return (rig, trial) -> {
            for (int pause = 0; pause < times; pause++) {
                pause(rig.redis(), SHORT);
                trial.load().awaitTries(SOME);
            }
            trial.healed();
        };
    }

    /** Redis halts for 10 s. */
    static Ordeal redisIsPausedForLong() {
        return (rig, trial) -> {
            pause(rig.redis(), LONG);
            trial.healed();
        };
    }

    private static void pause(RedisServer redis, Duration length) {
        redis.pause();
        try {
            Trial.let(length);
        } finally {
            redis.resume();
        }
    }

    /** The scripts are forgotten ten times a second. */
    static Ordeal scriptsAreForgotten(int times) {
        return (rig, trial) -> {
            for (int flush = 0; flush < times; flush++) {
                rig.redis().command("SCRIPT", "FLUSH");
                Trial.let(BETWEEN_FLUSHES);
            }
        };
    }

    /** Redis is full until all queues are drained. */
    static Ordeal memoryIsFull(int times) {
        return (rig, trial) -> {
            for (int i = 0; i < times; i++) {
                rig.redis().command("CONFIG", "SET", "maxmemory", "1");
                Trial.let(SHORT);
                trial.drained();
                rig.redis().command("CONFIG", "SET", "maxmemory", "0");
                trial.healed();
                trial.load().awaitTries(SOME);
            }
        };
    }

    /** The network does one thing after the other. */
    static Ordeal networkFails(List<Fault> faults, Duration each) {
        return (rig, trial) -> {
            for (Fault fault : faults) {
                trial.load().history().note(fault.name());
                rig.proxy().set(fault);
                Trial.let(each);
                rig.proxy().set(Fault.NONE);
                trial.healed();
                trial.load().awaitTries(SOME);
            }
        };
    }

    /** The last node is killed and started again. */
    static Ordeal nodeIsKilled(int times) {
        return node(times, PresqueProcess::kill);
    }

    /** The last node is told to end, and started again. */
    static Ordeal nodeIsTerminated(int times) {
        return node(times, node -> {
            node.terminate();
            node.awaitExit();
        });
    }

    private static Ordeal node(int times, Consumer<PresqueProcess> end) {
        return (rig, trial) -> {
            for (int i = 0; i < times; i++) {
                Trial.let(SHORT);
                end.accept(rig.node(1));
                rig.restart(1);
                trial.healed();
            }
        };
    }

    /** Worker processes are killed, each at some moment of its work. */
    static Ordeal workersAreKilled(int times) {
        return (rig, trial) -> {
            for (int i = 0; i < times; i++) {
                try (MortalWorker worker = trial.load().startMortalWorker(MORTAL + i)) {
                    await().pollInterval(FINE).until(() -> worker.deliveries() > LIFE);
                }
            }
        };
    }
}
