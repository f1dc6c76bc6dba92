package org.presque.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.presque.worker.http.Answer;
import org.presque.worker.http.Batches;
import org.presque.worker.http.Call;
import org.presque.worker.http.Insistence.Heard;
import org.presque.worker.http.JsonText;
import org.presque.worker.http.Target;

/**
 * One queue of a presque. Immutable and thread-safe. Every method waits for the server's answer, and throws
 * {@link PresqueException} for what it refuses, or if it is away for longer than the patience of {@link Presque}.
 */
public final class JobQueue {
    private static final String LINES = "application/x-ndjson";

    /** The server is at it for up to 5 s before it says that there is more to do. */
    private static final Duration FOR_A_STEP = Duration.ofSeconds(10);

    private final String name;
    private final Requests requests;

    JobQueue(String name, Requests requests) {
        this.name = name;
        this.requests = requests;
    }

    public String name() {
        return name;
    }

    /**
     * Puts a job, which is any JSON, kept byte for byte. Stored once, however often it had to be sent; if it throws with
     * {@link PresqueException#isPerhapsDone}, once or not at all.
     *
     * @return its number in the queue
     */
    public long put(String json) {
        return put(json, PutOptions.none());
    }

    /** Likewise, as the options say. */
    public long put(String json, PutOptions options) {
        return put(json, options, 0);
    }

    private long put(String json, PutOptions options, int part) {
        Answer answer = requests.ask(options.call(Target.of("q", name), part).withBody(json));
        return Long.parseLong(answer.header("X-Presque-Job").orElseThrow(() -> new PresqueException(answer)));
    }

    /**
     * Puts many jobs, in this order, in as few requests as the server takes. Those of a request are stored together or not at
     * all, and once; when it throws, the requests before that were stored.
     *
     * @return their numbers, in the same order
     */
    public List<Long> putAll(List<String> jobs, PutOptions options) {
        List<Long> ids = new ArrayList<>();
        putAll(jobs.iterator(), options, ids::addAll);
        return ids;
    }

    /** Likewise, without options. */
    public List<Long> putAll(List<String> jobs) {
        return putAll(jobs, PutOptions.none());
    }

    /**
     * Puts as many jobs as there are, perhaps more than fit into memory: they are read as they are sent.
     *
     * @param stored is told the numbers of those of each request, at most 1,000, when they are in
     */
    public void putAll(Iterator<String> jobs, PutOptions options, Consumer<List<Long>> stored) {
        Batches batches = new Batches(jobs);
        for (int part = 0; batches.hasNext(); part++) {
            stored.accept(putBatch(batches.next(), options, part));
        }
    }

    private List<Long> putBatch(List<String> batch, PutOptions options, int part) {
        if (!Batches.isLine(batch.get(0))) {
            return List.of(put(batch.get(0), options, part));
        }
        Call call = options.call(Target.of("qb", name), part)
                .withHeader("Content-Type", LINES)
                .withBody(String.join("\n", batch));
        Answer answer = requests.ask(call);
        return JsonText.numbers(answer.body(), "ids").orElseThrow(() -> new PresqueException(answer));
    }

    /** Puts a job again that was taken without a lease and could not be done: it counts as failed, and {@link #put} as another. */
    public void putAgain(String json) {
        var unused = requests.askOnce(Call.of("PUT", Target.of("q", name)).withBody(json));
    }

    /**
     * Takes a job, which is gone then: whoever takes it has to do it. Where the connection breaks, or when it throws with
     * {@link PresqueException#isPerhapsDone}, a job may be lost; jobs that must not be are for a {@link Worker}, with leases.
     *
     * @return empty if there is none, or the queue is stopped
     */
    public Optional<Job> take() {
        return take(Duration.ZERO);
    }

    /** Likewise, but waits so long for one, up to a minute. */
    public Optional<Job> take(Duration wait) {
        return requests.fetch(Target.of("q", name), wait, Optional.empty());
    }

    /**
     * Takes up to so many jobs at once, at most 1,000, as {@link #take} does; a line break inside of one comes as a space.
     *
     * @return none if there are none, or the queue is stopped
     */
    public List<String> takeAll(int most) {
        Target target = Target.of("qb", name).with("batch_size", String.valueOf(most));
        return Requests.unlessNoJob(requests.heardOnce(Call.of("GET", target).withHeader("Accept", LINES)))
                .map(answer -> answer.body().lines().toList())
                .orElse(List.of());
    }

    /** What is known of a job, as {@code {"id","queue","state",…,"job"}}; empty if there is none of that number. */
    public Optional<String> find(long id) {
        return unlessNoSuch(requests.heard(Call.of("GET", Target.of("j", name, String.valueOf(id)))))
                .map(Answer::body);
    }

    /**
     * Some of the jobs in a state, in the order in which they are handed out; nothing is taken.
     *
     * @param limit how many at most, from 1 to 1,000
     * @param after {@link JobPage#next} of the page before; empty for the first
     */
    public JobPage page(JobState state, int limit, Optional<String> after) {
        Target first = Target.of("j", name).with("state", state.text()).with("limit", String.valueOf(limit));
        Target target = after.map(cursor -> first.with("after", cursor)).orElse(first);
        String json = requests.ask(Call.of("GET", target)).body();
        // It is the last member; jobs come before it.
        int last = json.lastIndexOf("\"next\":");
        return new JobPage(json, JsonText.member(json.substring(Math.max(last, 0)), "next"));
    }

    /** Deletes a job that is ready, delayed or dead; false if there is none of that number. One that is leased: 409. */
    public boolean cancel(long id) {
        Heard heard = requests.heard(Call.of("DELETE", Target.of("q", name, String.valueOf(id))));
        return unlessNoSuch(heard).isPresent() || heard.isDoubtful();
    }

    /**
     * Makes a job ready now that is delayed or dead; a dead one has all its tries again. False if there is none of that number.
     * One that is leased, or whose {@code uniq} key another has by now: 409.
     */
    public boolean makeReady(long id) {
        return unlessNoSuch(requests.heard(Call.of("PUT", Target.of("q", name, String.valueOf(id)))))
                .isPresent();
    }

    private static Optional<Answer> unlessNoSuch(Heard heard) {
        return heard.answer().isNoSuchJob() ? Optional.empty() : Optional.of(Requests.success(heard));
    }

    /** Makes all dead jobs ready, as far as their {@code uniq} keys are free; tells how many. In steps, each atomic. */
    public long revive() {
        return inSteps("PUT", JobState.DEAD, "moved");
    }

    /** Deletes all jobs in a state, which is not {@link JobState#LEASED}; tells how many. In steps, each atomic. */
    public long discard(JobState state) {
        return inSteps("DELETE", state, "deleted");
    }

    private long inSteps(String method, JobState state, String counted) {
        Call call = Call.of(method, Target.of("qb", name).with("state", state.text()))
                .withTimeout(FOR_A_STEP);
        long sum = 0;
        while (true) {
            String answer = requests.ask(call).body();
            sum += JsonText.number(answer, counted).orElse(0L);
            if (!answer.contains("\"more\":true")) {
                return sum;
            }
        }
    }

    /** Deletes the queue with all its jobs, counters and settings. If it was stopped, it stays so. */
    public void purge() {
        var unused = requests.askOnce(Call.of("DELETE", Target.of("q", name)));
    }

    /** Lets it give out no more jobs; it takes them in. */
    public void stop() {
        control("{\"status\":\"stop\"}");
    }

    /** Lets it give out jobs again. */
    public void start() {
        control("{\"status\":\"start\"}");
    }

    /** Changes its settings, as in {@code {"tries":5,"backoff":"exp:2s,1h"}}; null unsets one. */
    public void control(String json) {
        var unused = requests.ask(Call.of("POST", Target.of("control", name)).withBody(json));
    }

    /** Whether it is stopped, and its settings: {@code {"queue","status",…}}. */
    public String settings() {
        return requests.ask(Call.of("GET", Target.of("control", name))).body();
    }

    /** How many jobs it has in each state, and had: {@code {"queue","ready","processed",…}}. */
    public String stats() {
        return requests.ask(Call.of("GET", Target.of("stats", name))).body();
    }
}
