package org.presque.redis;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.presque.queue.model.QueueException;
import org.presque.queue.model.QueueName;
import org.presque.queue.waiting.Hearer;
import redis.clients.jedis.Connection;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Hears what Redis tells all nodes: one connection that only listens, on a thread of its own, opened again whenever it breaks.
 * Thread-safe.
 *
 * <p>A dead peer says nothing, and neither does an idle Redis: so it is asked for a sign of life every three seconds, and the
 * connection has a time-out of its own, {@link Connections#open}.
 */
final class Subscription implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Subscription.class.getName());

    private static final Duration PING = Duration.ofSeconds(3);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Connections connections;
    private final String channel;
    private final ScheduledThreadPoolExecutor pings;
    private volatile @Nullable Thread thread;
    private volatile @Nullable Connection connection;
    private volatile @Nullable Ear ear;
    private volatile boolean isClosed;

    Subscription(Connections connections, Keys keys) {
        this.connections = connections;
        this.channel = keys.notices();
        this.pings = new ScheduledThreadPoolExecutor(1, task -> daemon(task, "presque-notices-ping"));
    }

    private static Thread daemon(Runnable task, String name) {
        Thread created = new Thread(task, name);
        created.setDaemon(true);
        return created;
    }

    /** Listens until it is closed. */
    void start(Hearer hearer) {
        Thread created = daemon(() -> run(hearer), "presque-notices");
        thread = created;
        created.start();
        var unused = pings.scheduleAtFixedRate(this::ping, PING.toMillis(), PING.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void run(Hearer hearer) {
        Duration pause = SHORTEST_PAUSE;
        boolean isToldInLog = false;
        while (!isClosed) {
            Ear listening = new Ear(hearer);
            RuntimeException fault = listen(listening);
            hearer.hears(false);
            if (!isClosed) {
                logOnce(fault, isToldInLog && !listening.hasHeard);
                isToldInLog = true;
                pause = listening.hasHeard ? SHORTEST_PAUSE : shorter(pause.multipliedBy(2), LONGEST_PAUSE);
                sleep(pause);
            }
        }
    }

    private static void logOnce(@Nullable RuntimeException fault, boolean isAgain) {
        LOG.log(
                isAgain ? System.Logger.Level.DEBUG : System.Logger.Level.INFO,
                "redis does not tell who waits that there are jobs, so it is asked every second: {0}",
                fault == null ? "the connection ended" : fault.getMessage());
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    /** Listens on a new connection until that breaks. */
    private @Nullable RuntimeException listen(Ear listening) {
        try (Connection opened = connections.open()) {
            connection = opened;
            ear = listening;
            if (!isClosed) {
                listening.proceed(opened, channel);
            }
            return null;
        } catch (JedisException e) {
            return e;
        } finally {
            ear = null;
            connection = null;
        }
    }

    private void sleep(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void ping() {
        Ear listening = ear;
        if (listening != null && listening.hasHeard) {
            try {
                listening.ping();
            } catch (RuntimeException broken) {
                LOG.log(System.Logger.Level.DEBUG, "the connection that listens is broken", broken);
            }
        }
    }

    /** What comes in on one connection. */
    private static final class Ear extends JedisPubSub {

        private final Hearer hearer;
        private volatile boolean hasHeard;

        Ear(Hearer hearer) {
            this.hearer = hearer;
        }

        @Override
        public void onSubscribe(String subscribed, int number) {
            hasHeard = true;
            hearer.hears(true);
        }

        @Override
        public void onMessage(String on, String name) {
            try {
                hearer.notice(new QueueName(name));
            } catch (QueueException foreign) {
                LOG.log(System.Logger.Level.DEBUG, "a notice names no queue", foreign);
            }
        }
    }

    /** Hears nothing any more, and returns when the threads have ended. */
    @Override
    public void close() {
        isClosed = true;
        pings.shutdownNow();
        Thread listening = thread;
        if (listening != null) {
            disconnect();
            listening.interrupt();
            Threads.join(listening, PATIENCE);
        }
    }

    /** Ends the reading of the thread that listens. */
    private void disconnect() {
        Connection open = connection;
        if (open != null) {
            try {
                open.forceDisconnect();
            } catch (java.io.IOException | JedisException e) {
                LOG.log(System.Logger.Level.DEBUG, "the connection that listens did not close", e);
            }
        }
    }
}
