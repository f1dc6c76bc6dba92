package org.presque.redis;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.presque.config.RedisConfig;
import org.presque.queue.model.Reason;
import redis.clients.jedis.CommandArguments;

/**
 * Gathers the commands of all concurrent requests and sends them to Redis in pipelines. Thread-safe, and the one racy
 * class of the house.
 *
 * <h2>How it works</h2>
 *
 * <p>A command is put at the end of the <em>line</em>. A few threads, the {@linkplain Lane lanes}, serve the line: a
 * lane takes what is in it, up to a bound, writes it to a pooled connection in one go, reads all the replies, and then
 * completes one by one the stages that the callers hold. Nobody waits to make a pipeline longer: a lone command finds an idle
 * lane and goes out at once. Pipelines form by themselves when there is traffic, since commands gather while the lanes
 * are on their way; the busier it is, the longer the pipelines and the fewer system calls a command costs. So the load
 * that breaks a pool with a connection for each request only makes this one more economical. For the same reason one lane
 * serves the line alone until that is long, or until the watchdog finds that the lane is held up.
 *
 * <h2>What it promises</h2>
 *
 * <ul>
 *   <li>Every command is answered exactly once, within the time-out counted from {@link #send}, also when Redis is
 *       slow, silent or dead.
 *   <li>A fault tells the truth: {@link Reason#OUTCOME_UNKNOWN} for a command that was given to the connection and has
 *       no reply, any other reason for one that was not. A lane marks a command as sent <em>before</em> it writes it:
 *       Jedis buffers, so that what was not flushed may have gone out all the same.
 *   <li>When a connection breaks midway, the replies already read keep their worth: one of them may be a job that exists
 *       nowhere else any more.
 *   <li>The line is bounded, by number and by bytes: a full one refuses at once rather than letting everybody time out.
 *   <li>Nothing is sent twice.
 * </ul>
 *
 * <h2>How it can hurt</h2>
 *
 * <ul>
 *   <li>Stages complete on a lane: what hangs on them should never block, since everybody behind it waits until
 *       another thread takes the lane over, at the watchdog's next look but one; see {@link Teller}.
 *   <li>Commands of one caller are in order only if it waited for the first reply: two lanes may overtake each other.
 *   <li>A lane that is stuck in a connection cannot answer for what it holds. The watchdog looks at the line and at
 *       what the lanes hold, forty times in a time-out, and fails what would be late by its next look; if there is a
 *       reply, which waits for the others of its batch, it has that told. Lane and watchdog race for a command;
 *       {@link Command} lets one of them win.
 *   <li>A pipeline holds few commands that fetch: each reply may be a job of a mebibyte.
 * </ul>
 */
final class Pipelines implements AutoCloseable {

    /** More gains nothing: the system calls are a hundredth of the cost by then, and the last waits for the first. */
    private static final int PIPELINE_COMMANDS = 256;

    private static final int PIPELINE_BYTES = 1 << 20;

    /** Bounds the heap that replies can take: times the largest job, times the lanes. */
    private static final int PIPELINE_BIG_REPLIES = 64;

    private static final int LOOKS_PER_TIMEOUT = 40;

    /** A line as long as this is worth another lane. */
    private static final int LONG_LINE = 64;

    /** One of so much text too: Redis should not wait for the next batches until the last ones are answered. */
    private static final int LONG_LINE_BYTES = 1 << 15;

    private final int lineCommandsLimit;
    private final long lineBytesLimit;
    private final Duration timeout;
    private final List<Lane> lanes;
    private final Thread watchdog;

    /** Tells what would be late: the watchdog itself must never get stuck. */
    private final Teller late;

    private final ReentrantLock lock = new ReentrantLock();

    /** Signalled for each of the {@link #calls}, and at the close. */
    private final Condition hasWork = lock.newCondition();

    /** Guarded by {@link #lock}. */
    private final ArrayDeque<Command> line = new ArrayDeque<>();

    /** The text in the line; guarded by {@link #lock}. */
    private long lineBytes;

    /** How many lanes wait for work; guarded by {@link #lock}. */
    private int idleLanes;

    /** How many of them have been called and did not wake yet; guarded by {@link #lock}. */
    private int calls;

    /** Written under {@link #lock}; the watchdog reads it without. */
    private volatile boolean isClosed;

    /** @param lanes how many pipelines may be under way at a time */
    Pipelines(String name, Connections connections, RedisConfig config, int lanes) {
        this.lineCommandsLimit = config.lineCommands();
        this.lineBytesLimit = config.lineBytes();
        this.timeout = config.timeout();
        this.lanes = IntStream.range(0, lanes)
                .mapToObj(number -> new Lane(name + "-" + number, this::nextBatch, connections))
                .toList();
        this.late = new Teller(name + "-late", this::awaitLate);
        this.watchdog = new Thread(this::watch, name + "-watchdog");
        watchdog.setDaemon(true);
    }

    /** Opens the line; before that commands only gather. */
    void start() {
        lanes.forEach(lane -> lane.teller().start());
        late.start();
        watchdog.start();
    }

    /**
     * When a command that is sent now has to be answered, by {@link System#nanoTime}. A tenth of the time-out is kept for
     * telling thousands of callers that it is over.
     */
    long deadlineNanos() {
        return System.nanoTime() + timeout.toNanos() / 10 * 9;
    }

    /**
     * Puts a command into the line. Never blocks.
     *
     * @param bytes about how much text it has
     * @param hasBigReply whether the reply may hold a job
     * @return completes with the reply as Jedis reads it, or fails with a {@code QueueException}; with a
     *     {@code JedisNoScriptException} where Redis does not know the script
     */
    CompletionStage<@Nullable Object> send(
            CommandArguments arguments, int bytes, boolean hasBigReply, long deadlineNanos) {
        Command command = new Command(arguments, bytes, hasBigReply, deadlineNanos);
        Reason refusal = enqueue(command);
        if (refusal != null && command.fail(refusal, null)) {
            command.tell();
        }
        return command.answer();
    }

    private @Nullable Reason enqueue(Command command) {
        lock.lock();
        try {
            if (isClosed) {
                return Reason.CLOSING;
            }
            if (line.size() >= lineCommandsLimit || lineBytes + command.bytes() > lineBytesLimit) {
                return Reason.LINE_FULL;
            }
            line.add(command);
            lineBytes += command.bytes();
            if (uncalledLanes() == lanes.size() || line.size() >= LONG_LINE || lineBytes >= LONG_LINE_BYTES) {
                callLane();
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** The next commands for a lane; waits for one; empty once the line is closed and served to its end. */
    private List<Command> nextBatch() {
        lock.lock();
        try {
            while (line.isEmpty() && !isClosed) {
                awaitCall();
            }
            return takeBatch();
        } finally {
            lock.unlock();
        }
    }

    private void awaitCall() {
        idleLanes++;
        while (calls == 0 && !isClosed) {
            hasWork.awaitUninterruptibly();
        }
        idleLanes--;
        calls = Math.max(0, calls - 1);
    }

    private int uncalledLanes() {
        return idleLanes - calls;
    }

    private void callLane() {
        if (uncalledLanes() > 0) {
            calls++;
            hasWork.signal();
        }
    }

    private List<Command> takeBatch() {
        List<Command> batch = new ArrayList<>(Math.min(line.size(), PIPELINE_COMMANDS));
        long bytes = 0;
        int bigReplies = 0;
        while (batch.size() < PIPELINE_COMMANDS && bytes < PIPELINE_BYTES && bigReplies < PIPELINE_BIG_REPLIES) {
            Command command = pollLine();
            if (command == null) {
                break;
            }
            batch.add(command);
            bytes += command.bytes();
            bigReplies += command.hasBigReply() ? 1 : 0;
        }
        return batch;
    }

    private @Nullable Command pollLine() {
        Command command = line.poll();
        if (command != null) {
            lineBytes -= command.bytes();
        }
        return command;
    }

    private void watch() {
        long periodNanos = timeout.toNanos() / LOOKS_PER_TIMEOUT;
        while (!isClosed) {
            LockSupport.parkNanos(periodNanos);
            long horizon = System.nanoTime() + periodNanos;
            expireLine(horizon);
            helpStuckLane();
            lanes.forEach(lane -> expire(lane.underWay(), horizon));
            lanes.forEach(lane -> lane.teller().relieveIfStuck(periodNanos));
            late.relieveIfStuck(periodNanos);
        }
    }

    private boolean awaitLate() {
        LockSupport.park();
        return !isClosed;
    }

    /** What still stands in the line may do so because the lane it waits for waits for Redis. */
    private void helpStuckLane() {
        lock.lock();
        try {
            if (!line.isEmpty()) {
                callLane();
            }
        } finally {
            lock.unlock();
        }
    }

    /** All commands have the same time-out, so the first in the line is the first to be late. */
    private void expireLine(long horizon) {
        List<Command> over = new ArrayList<>();
        lock.lock();
        try {
            while (!line.isEmpty() && line.element().deadlineNanos() - horizon <= 0) {
                over.add(pollLine());
            }
        } finally {
            lock.unlock();
        }
        expire(over, horizon);
    }

    private void expire(List<Command> commands, long horizon) {
        for (Command command : commands) {
            if (command.deadlineNanos() - horizon <= 0 && !command.isTold()) {
                command.fail(Reason.UNREACHABLE, null); // or its lane has a reply, but waits for that of another
                late.add(command);
                LockSupport.unpark(late.thread());
            }
        }
    }

    /** Refuses new commands, serves those in the line, and returns when all threads have ended. */
    @Override
    public void close() {
        lock.lock();
        try {
            isClosed = true;
            hasWork.signalAll();
        } finally {
            lock.unlock();
        }
        LockSupport.unpark(watchdog);
        lanes.forEach(lane -> Threads.join(lane.teller().thread(), timeout.multipliedBy(2)));
        Threads.join(watchdog, timeout);
        LockSupport.unpark(late.thread());
        Threads.join(late.thread(), timeout);
    }
}
