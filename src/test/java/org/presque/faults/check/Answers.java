package org.presque.faults.check;

import java.util.Set;
import org.presque.faults.load.Event;
import org.presque.faults.load.Event.Fetch;
import org.presque.faults.load.Event.Look;
import org.presque.faults.load.Event.Other;
import org.presque.faults.load.Event.Put;
import org.presque.faults.load.Event.Word;
import org.presque.faults.load.History;
import org.presque.faults.load.Reply;

/** Every answer comes in time, with a status that the protocol knows there, and as JSON. */
final class Answers {
    private static final Set<Integer> FAULTS = Set.of(503, 504);

    private final Findings findings;
    private final Bounds bounds;

    Answers(Findings findings, Bounds bounds) {
        this.findings = findings;
        this.bounds = bounds;
    }

    void check(History history) {
        history.events().stream().filter(event -> event.reply().isAnswered()).forEach(this::check);
    }

    private void check(Event event) {
        Reply reply = event.reply();
        if (reply.took().compareTo(bounds.answer()) > 0) {
            broken("after " + reply.took(), event);
        }
        if (!FAULTS.contains(reply.status()) && !isAllowed(event)) {
            broken("of another kind", event);
        }
        if (!(event instanceof Put) && reply.body().contains("redis is out of memory")) {
            broken("refused though it stores nothing", event);
        }
        boolean isFault = FAULTS.contains(reply.status());
        if (isFault && !reply.header("retry-after").matches("[1-9][0-9]*")) {
            broken("without Retry-After", event);
        }
        if (!reply.body().isEmpty() && !reply.header("content-type").equals("application/json")) {
            broken("not JSON", event);
        }
    }

    private static boolean isAllowed(Event event) {
        int status = event.reply().status();
        if (event instanceof Put put) {
            boolean exists = status == 400 && event.reply().body().contains("job already exists");
            return status == 201 || (exists && !put.job().uniq().isEmpty());
        }
        if (event instanceof Word word) {
            return switch (word.verb()) {
                case DONE -> Set.of(204, 404, 409).contains(status);
                case EXTEND, PUT_BACK -> Set.of(200, 404, 409).contains(status);
            };
        }
        if (event instanceof Fetch) {
            return status == 200 || status == 404;
        }
        return event instanceof Other other ? status == other.status() : event instanceof Look && status == 200;
    }

    private void broken(String what, Event event) {
        findings.add(Invariant.EVERY_ANSWER_IN_TIME_AND_OF_THE_PROTOCOL, what, event);
    }
}
