package org.presque.web.stream;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.presque.queue.lease.LeasedJob;
import org.presque.queue.model.Job;
import org.presque.web.http.Answer;
import org.presque.web.http.EventWriter;
import org.presque.web.http.LeaseJson;

/** The jobs of some queues as events for one client. Thread-safe. */
public final class JobStream implements Streams.Member, Feed.Taker {

    private static final Duration SILENCE = Duration.ofSeconds(1);

    private final EventWriter events;
    private final Source source;
    private final Feed feed;
    private final Ears ears;
    private final Backlog backlog = new Backlog();
    private final boolean namesQueue;

    /** When a job was written last. Jobs come one at a time. */
    private volatile long writtenNanos = System.nanoTime();

    private JobStream(Streams streams, Channels channels, Source source) {
        this.events = new EventWriter(streams.writers());
        this.source = source;
        this.feed = new Feed(streams, channels.queues(), source::ask, this);
        this.ears = new Ears(streams, source.isLeased() ? List.of() : channels.queues(), this::hear);
        this.namesQueue = channels.queues().size() > 1;
    }

    /**
     * Opens one.
     *
     * @param source where jobs come from that are not broadcast
     * @return the answer that goes on by itself from here
     */
    public static Answer open(Streams streams, Channels channels, Source source) {
        JobStream stream = new JobStream(streams, channels, source);
        streams.enter(stream);
        var unused = stream.events.ended().thenRun(() -> {
            stream.feed.stop();
            stream.ears.end();
            streams.leave(stream);
        });
        var unusedToo = stream.events.write(Events.start()).thenRun(() -> {
            stream.ears.open();
            stream.feed.goOn();
        });
        return Answer.stream(Events.CONTENT_TYPE, stream.events);
    }

    private void hear(Job job) {
        byte[] event = Events.job(job, job.text().bytes());
        backlog.write(event.length, () -> events.write(event));
    }

    @Override
    public boolean wantsMore() {
        return true;
    }

    /**
     * The first that is written to a client that has hung up seems to arrive, and only then its system says that nobody is
     * there. So after a silence the first is not the job.
     */
    @Override
    public CompletionStage<Void> take(Given given) {
        long now = System.nanoTime();
        boolean wasSilent = now - writtenNanos > SILENCE.toNanos();
        writtenNanos = now;
        if (wasSilent) {
            var unused = events.write(Events.beat());
        }
        return events.write(Events.job(given.job(), data(given)));
    }

    private byte[] data(Given given) {
        LeasedJob lease = given.lease();
        if (lease == null) {
            return given.job().text().bytes();
        }
        return namesQueue ? LeaseJson.withQueue(lease) : LeaseJson.of(lease);
    }

    /** The client asks again then, and is told why. */
    @Override
    public void refused(Throwable fault) {
        feed.stop();
        events.end();
    }

    @Override
    public void beat() {
        source.beat();
        events.beat(Events.beat());
    }

    @Override
    public void end() {
        feed.stop();
        events.end();
    }
}
