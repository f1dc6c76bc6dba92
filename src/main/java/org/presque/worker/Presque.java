package org.presque.worker;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.presque.worker.http.Call;
import org.presque.worker.http.Endpoint;
import org.presque.worker.http.Target;

/**
 * A presque somewhere, as {@code Presque.at("http://localhost:5000").queue("mail").put("{\"to\":\"a@example.org\"}")}. Immutable and
 * thread-safe; its connections are kept open and shared by all that is made from it, so make one and keep it.
 *
 * <p>While the server is away, requests are sent again until the patience is over, except where the same thing might be done twice.
 * What fails then, or is refused, is a {@link PresqueException}; so is an interrupt, which stays set.
 */
public final class Presque {

    /** Long enough for a server to be started again, short enough for who waits in front of a page. */
    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(10);

    private final Requests requests;

    private Presque(Requests requests) {
        this.requests = requests;
    }

    /** The one at that address, as {@code http://localhost:5000}, with the context path if it has one. */
    public static Presque at(String address) {
        return at(URI.create(address));
    }

    /** Likewise. */
    public static Presque at(URI address) {
        return new Presque(new Requests(Endpoint.at(address), USUAL_PATIENCE));
    }

    /**
     * The same with another patience: how long a request is sent again while the server is away. 10 s if not said; nothing for
     * not at all. Longer than the 10 minutes that servers remember idempotency keys, a put may be stored twice.
     */
    public Presque withPatience(Duration patience) {
        return new Presque(new Requests(requests.endpoint(), patience));
    }

    /** The same with one more header in each request, for a proxy that wants to know who asks. */
    public Presque withHeader(String name, String value) {
        return new Presque(new Requests(requests.endpoint().withHeader(name, value), requests.patience()));
    }

    /** A queue of it, which need not have had a job yet. */
    public JobQueue queue(String name) {
        return new JobQueue(name, requests);
    }

    /** Takes a job of the first of these queues that has one, as {@link JobQueue#take(Duration)} does of one. */
    public Optional<Job> take(List<String> queues, Duration wait) {
        return requests.fetch(Target.queues(queues), wait, Optional.empty());
    }

    /**
     * Leases a job likewise: nobody else gets it for so long, from a second to a day, and it comes again unless it is finished
     * until then, with the token in {@link Job#lease}. A {@link Worker} does all that by itself.
     */
    public Optional<Job> lease(List<String> queues, Duration wait, Duration ttr) {
        return requests.fetch(Target.queues(queues), wait, Optional.of(ttr));
    }

    /** What it tells of all its queues, {@code {"redis","queues":[…],"size","durability"}} with the object of each queue. */
    public String stats() {
        return requests.ask(Call.of("GET", Target.of("stats", "").with("with_desc", "1")))
                .body();
    }

    Endpoint endpoint() {
        return requests.endpoint();
    }
}
