package org.presque.web;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.presque.queue.Queues;
import org.presque.queue.Workers;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.WorkerId;
import org.presque.web.http.Answer;
import org.presque.web.http.Exchanges;
import org.presque.web.http.Request;
import org.presque.web.http.RestServlet;
import org.presque.web.stream.Channels;
import org.presque.web.stream.JobStream;
import org.presque.web.stream.Source;
import org.presque.web.stream.Sources;
import org.presque.web.stream.Streams;

/** {@code /c/NAME}: jobs as Server-Sent Events, for as long as the client stays. */
public final class StreamServlet extends RestServlet {

    private static final long serialVersionUID = 1L;

    private final transient Queues queues;
    private final transient Workers workers;
    private final transient Sources sources;
    private final transient Streams streams;

    public StreamServlet(Exchanges exchanges, Queues queues, Workers workers, Sources sources, Streams streams) {
        super(exchanges);
        this.queues = queues;
        this.workers = workers;
        this.sources = sources;
        this.streams = streams;
        verbs().acts("GET", this::open);
    }

    private CompletionStage<Answer> open(Request request) {
        List<QueueName> names = request.target().queueNames();
        WorkerId worker = Headers.worker(request, workers, names.get(0));
        Duration ttr = ProtocolParameters.ttr(request.target());
        boolean isLeased = request.target().isNamed("ttr");
        Source source = isLeased ? sources.leased(ttr, worker) : sources.plain(worker);
        request.keepOpen();
        return Channels.of(queues, names).thenApply(channels -> {
            if (source.isLeased()) {
                channels.checkLeases(ttr == null);
            }
            return JobStream.open(streams, channels, source);
        });
    }

    /** A container tells its servlets first; what is open then it ends in its own way, as if the clients had gone. */
    @Override
    public void destroy() {
        streams.close();
    }
}
