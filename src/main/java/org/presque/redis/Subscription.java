package org.presque.redis;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.presque.queue.model.Job;
import org.presque.queue.model.JobId;
import org.presque.queue.model.JobText;
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
    private final Keys keys;
    private final String notices;
    private final ScheduledThreadPoolExecutor pings;

    /** What is listened to besides the notices, also by the next connection. */
    private final Set<String> casts = ConcurrentHashMap.newKeySet();

    private volatile @Nullable Thread thread;
    private volatile @Nullable Connection connection;
    private volatile @Nullable Ear ear;
    private volatile boolean isClosed;

    Subscription(Connections connections, Keys keys) {
        this.connections = connections;
        this.keys = keys;
        this.notices = keys.notices();
        this.pings = new ScheduledThreadPoolExecutor(1, task -> daemon(task, "presque-notices-ping"));
    }

    private static Thread daemon(Runnable task, String name) {
        Thread created = new Thread(task, name);
        created.setDaemon(true);
        return created;
    }

    /** Listens until it is closed. */
    void start(List<Hearer> hearers) {
        Thread created = daemon(() -> run(hearers), "presque-notices");
        thread = created;
        created.start();
        var unused = pings.scheduleAtFixedRate(this::ping, PING.toMillis(), PING.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Listens to the jobs sent on this channel too, now or as soon as there is a connection; nothing happens if it does. */
    void listenTo(String channel) {
        boolean isNew = casts.add(channel); // before the look at who listens: a new connection reads the set once
        Ear listening = ear;
        if (isNew && listening != null && listening.hasHeard) {
            tell(() -> listening.subscribe(channel));
        }
    }

    /** Listens to a channel no more. */
    void ignore(String channel) {
        Ear listening = ear;
        if (casts.remove(channel) && listening != null && listening.hasHeard) {
            tell(() -> listening.unsubscribe(channel));
        }
    }

    private void run(List<Hearer> hearers) {
        Duration pause = SHORTEST_PAUSE;
        boolean isToldInLog = false;
        while (!isClosed) {
            Ear listening = new Ear(hearers);
            RuntimeException fault = listen(listening);
            hearers.forEach(hearer -> hearer.hears(false));
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
                listening.proceed(opened, notices);
            }
            return null;
        } catch (RuntimeException e) {
            return e; // whatever it is, there must be another connection
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
            tell(listening::ping);
        }
    }

    /** Says something to Redis; if that fails the connection is broken, which the thread that listens finds out. */
    private static void tell(Runnable what) {
        try {
            what.run();
        } catch (RuntimeException broken) {
            LOG.log(System.Logger.Level.DEBUG, "the connection that listens is broken", broken);
        }
    }

    /** What comes in on one connection. */
    private final class Ear extends JedisPubSub {

        private final List<Hearer> hearers;
        private volatile boolean hasHeard;

        Ear(List<Hearer> hearers) {
            this.hearers = hearers;
        }

        @Override
        public void onSubscribe(String channel, int number) {
            if (channel.equals(notices)) {
                hasHeard = true;
                casts.forEach(this::subscribe);
                hearers.forEach(hearer -> hearer.hears(true));
            }
        }

        @Override
        public void onMessage(String channel, String message) {
            try {
                if (channel.equals(notices)) {
                    QueueName queue = new QueueName(message);
                    hearers.forEach(hearer -> hearer.notice(queue));
                } else {
                    Job job = job(channel, message);
                    hearers.forEach(hearer -> hearer.cast(job));
                }
            } catch (QueueException | NumberFormatException foreign) {
                LOG.log(System.Logger.Level.DEBUG, "a message that is none of ours", foreign);
            }
        }

        /** See cast.lua. */
        private Job job(String channel, String message) {
            int space = message.indexOf(' ');
            JobId id = new JobId(Long.parseLong(message.substring(0, Math.max(0, space))));
            return new Job(keys.queueOfCasts(channel), id, JobText.stored(Bytes.bytes(message.substring(space + 1))));
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
