package org.presque.standalone.redis;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * A Redis beside us: started on its data, started again on the same data and port when it dies, ended with us.
 * Thread-safe.
 *
 * <p>It never serves an empty queue in place of one it could not read: a Redis that cannot be started again is reported
 * as lost, and that is the end of it.
 */
public final class EmbeddedRedis {
    private static final int STARTS = 3;
    // A server that dies again and again has a cause that another start does not heal.
    private static final int MOST_DEATHS = 5;
    private static final Duration DEATHS_WITHIN = Duration.ofMinutes(1);

    private final RedisProgram program;
    private final DataFolder folder;
    private final Fsync fsync;
    private final Deque<Instant> deaths = new ArrayDeque<>(); // confined to the watching thread
    private RedisAddress address; // written at the start only
    private RedisProcess process; // guarded by this
    private volatile boolean stopping;

    /**
     * Starts a Redis on this folder; returns when it has its data in memory.
     *
     * @throws RedisFailure if it cannot be started
     */
    public EmbeddedRedis(RedisPrograms programs, DataFolder folder, Fsync fsync) {
        this.program = programs.choose(folder.writer());
        this.folder = folder;
        this.fsync = fsync;
        folder.note(program.version());
        folder.beginLog();
        this.address = RedisAddress.random();
        this.process = begin();
        awaitFirstStart();
    }

    // Between our look at a port and Redis's taking it, another may have been quicker.
    private void awaitFirstStart() {
        for (int start = 1; !isReady(start); start++) {
            address = RedisAddress.random();
            process = begin();
        }
    }

    private boolean isReady(int start) {
        try {
            process.awaitReady(address, () -> stopping);
            return true;
        } catch (RedisFailure e) {
            if (start < STARTS && process.lastWords().contains("listening")) {
                return false;
            }
            throw e;
        }
    }

    private RedisProcess begin() {
        return RedisProcess.start(program, folder.configure(configuration()), folder.log());
    }

    private String configuration() {
        return """
                bind 127.0.0.1
                port %d
                requirepass %s
                dir %s
                pidfile %s
                appendonly yes
                appendfsync %s
                save ""
                maxmemory-policy noeviction
                """.formatted(
                        address.port(), address.password(), quoted(folder.path()), quoted(folder.pidFile()), fsync);
    }

    private static String quoted(Object text) {
        return '"' + text.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /**
     * Watches over it from now on.
     *
     * @param notes told when it dies and when it is back
     * @param lost told once why, if it cannot be started again
     */
    public void watch(PrintWriter notes, Consumer<RedisFailure> lost) {
        Thread watcher = new Thread(() -> watchUntilLost(notes, lost), "presque-redis-watch");
        watcher.setDaemon(true);
        watcher.start();
    }

    private void watchUntilLost(PrintWriter notes, Consumer<RedisFailure> lost) {
        try {
            while (!stopping) {
                int code = current().awaitEnd();
                if (!stopping) {
                    startAgain(code, notes);
                }
            }
        } catch (RedisFailure e) {
            if (!stopping) {
                lost.accept(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void startAgain(int code, PrintWriter notes) {
        notes.println("presque: Redis (process %d) ended with code %d; starting it again on its data in %s"
                .formatted(current().pid(), code, folder));
        countDeath();
        RedisProcess next = beginNext();
        next.awaitReady(address, () -> stopping);
        notes.println("presque: Redis is back (process %d)".formatted(next.pid()));
    }

    private void countDeath() {
        Instant now = Instant.now();
        deaths.removeIf(death -> death.isBefore(now.minus(DEATHS_WITHIN)));
        deaths.add(now);
        if (deaths.size() > MOST_DEATHS) {
            throw new RedisFailure("Redis ended %d times within a minute: %s".formatted(deaths.size(), lastWords()));
        }
    }

    private synchronized RedisProcess beginNext() {
        if (stopping) {
            throw new RedisFailure("Redis is being ended");
        }
        process = begin();
        return process;
    }

    private synchronized RedisProcess current() {
        return process;
    }

    private String lastWords() {
        return current().lastWords();
    }

    /** Where it answers. */
    public RedisAddress address() {
        return address;
    }

    /** Has it flush its log, waits for its end and lets go of the folder. */
    public void stop() {
        RedisProcess last;
        synchronized (this) {
            stopping = true;
            last = process;
        }
        last.stop();
        folder.close();
    }

    @Override
    public String toString() {
        return "%s on %s, data in %s, fsync %s".formatted(program, address, folder, fsync);
    }
}
