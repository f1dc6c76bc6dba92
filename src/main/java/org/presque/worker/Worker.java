package org.presque.worker;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.presque.worker.http.Answer;
import org.presque.worker.http.Endpoint;
import org.presque.worker.run.Crew;
import org.presque.worker.run.Settings;
import org.presque.worker.run.WorkerName;

/**
 * Does the jobs of one or several queues:
 *
 * <pre>{@code
 * class Mailer extends Worker {
 *     protected void work(Job job) { … }
 * }
 * new Mailer().from("http://localhost:5000").queues("mail", "slow").start();
 * }</pre>
 *
 * <p>Jobs are leased, so that none is lost whatever dies, and each lease is extended by itself for as long as {@link #work} runs:
 * when that returns the job is done, when it throws it is put back and tried again later. The server is asked by long polls, and
 * while it is away again and again, with pauses. What is said to it about a job is said until it is heard or the lease is over.
 *
 * <p>A job may still be worked on twice, one after the other: when a worker dies in the middle, or loses its lease since it, or the
 * way to the server, stood still for longer than that. Then {@link Job#isLost} is true and the thread is interrupted; let the work
 * end soon. So make what it does safe to repeat.
 *
 * <p>Set up by one thread, then started once. {@link #work} and {@link #fail} are called by as many threads at once as the
 * {@link #concurrency} says; {@link #stop} and the like may be called by any.
 */
public abstract class Worker implements AutoCloseable {

    /** Work as a lambda. */
    @FunctionalInterface
    public interface Work {
        /** See {@link Worker#work}. */
        void on(Job job) throws Exception;
    }

    private static final Duration USUAL_TTR = Duration.ofMinutes(1);
    private static final Duration USUAL_GRACE = Duration.ofSeconds(20);

    private Presque presque = Presque.at("http://localhost:5000");
    private List<String> queues = List.of();
    private int concurrency = 1;
    private Optional<Duration> ttr = Optional.of(USUAL_TTR);
    private Duration grace = USUAL_GRACE;
    private String id = "";
    private boolean stopsAtExit;
    private volatile @Nullable Crew crew;

    /** A worker that does this with each job. */
    public static Worker of(Work work) {
        return new Worker() {
            @Override
            protected void work(Job job) throws Exception {
                work.on(job);
            }
        };
    }

    /**
     * Does a job. When it returns the job is done; whatever it throws is the job's error, and has the job put back: for when its
     * backoff says, or, by a {@link PutBack}, when the work says. The thread is interrupted when the lease is lost, which
     * {@link Job#isLost} tells, or when the worker stops and the job has not ended in time; then it has two seconds to end, and the
     * job goes back at once, an attempt poorer: dead, if that was its last. An interrupt that is left behind does not reach the
     * next job.
     */
    protected abstract void work(Job job) throws Exception;

    /**
     * Hears of a job whose {@link #work} has thrown. The lease is still held then, so what is tidied up here cannot meet the next
     * attempt; unless it is lost, which {@link Job#isLost} tells. What this throws is logged.
     */
    protected void fail(Job job, Throwable error) {}

    /** Where the jobs are, {@code http://localhost:5000} if not said. */
    public Worker from(String address) {
        return from(Presque.at(address));
    }

    /** Where the jobs are, over connections that are there already. */
    public Worker from(Presque presque) {
        return setUp(() -> this.presque = presque);
    }

    /** Of which queues, up to 64; jobs of the first are done before those of the others. */
    public Worker queues(String... names) {
        return setUp(() -> this.queues = List.of(names));
    }

    /** How many jobs it does at a time, each in a thread of its own; one if not said. */
    public Worker concurrency(int jobs) {
        return setUp(() -> this.concurrency = jobs);
    }

    /**
     * For how long a job is leased each time, from a second to a day; a minute if not said. It does not bound the work, since the
     * lease is extended, but says how long a job waits for another worker after this one died.
     */
    public Worker ttr(Duration ttr) {
        return setUp(() -> this.ttr = Optional.of(ttr));
    }

    /** Takes jobs without leases, for good: fewer requests, and a job is gone with whatever happens to its work. */
    public Worker plain() {
        return setUp(() -> this.ttr = Optional.empty());
    }

    /** How long jobs that run may go on when the worker is stopped; 20 s if not said. */
    public Worker grace(Duration grace) {
        return setUp(() -> this.grace = grace);
    }

    /** The name it is counted by, of 1 to 200 printable characters; made of host, process and chance if not said. */
    public Worker id(String id) {
        return setUp(() -> this.id = id);
    }

    /**
     * Has it stopped when the JVM is told to end, by {@code SIGTERM} or Ctrl-C. For programs that have a {@code main}; what is started
     * and stopped by others, as a web application is, calls {@link #stop} instead.
     */
    public Worker stopAtExit() {
        return setUp(() -> this.stopsAtExit = true);
    }

    private Worker setUp(Runnable change) {
        if (crew != null) {
            throw new IllegalStateException("the worker was started");
        }
        change.run();
        return this;
    }

    /**
     * Begins to work, in threads that keep the JVM alive until the worker is stopped. If the server is away, it works when it is
     * back.
     *
     * @throws PresqueException if the server refuses a queue's name
     * @throws IllegalArgumentException if what was set up cannot be
     * @throws IllegalStateException if it was started before
     */
    public synchronized Worker start() {
        Crew begun = new Crew(settings(), new JobHandler(this));
        setUp(() -> crew = begun);
        Optional<Answer> refusal = begun.start();
        if (refusal.isPresent()) {
            crew = null;
            throw new PresqueException(refusal.get());
        }
        if (stopsAtExit) {
            Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "presque-worker-exit"));
        }
        return this;
    }

    private Settings settings() {
        String name = id.isEmpty() ? WorkerName.any() : id;
        Endpoint endpoint = presque.endpoint().withHeader("X-presque-workerid", name);
        return new Settings(endpoint, queues, concurrency, ttr, name);
    }

    /**
     * Stops: asks for no more jobs, lets those that run be finished, and interrupts and puts back those that are not after the
     * {@link #grace}. Returns when that is over and the worker is off the lists; called by {@link #work}, at once. Nothing
     * happens if it does not run. An interrupt of the caller, which stays set, ends the waiting, not the stopping.
     */
    public void stop() {
        stop(grace);
    }

    /** Likewise with another grace, nothing for none; it also shortens that of a call which waits in another thread. */
    public void stop(Duration grace) {
        Crew running = crew;
        if (running != null) {
            try {
                running.stop(grace);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Waits until the worker was stopped, by whomever, and its jobs have ended. At once if it does not run. */
    public void join() throws InterruptedException {
        Crew running = crew;
        if (running != null) {
            running.join();
        }
    }

    /** As {@link #stop()}. */
    @Override
    public void close() {
        stop();
    }
}
