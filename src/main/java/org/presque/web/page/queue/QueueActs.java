package org.presque.web.page.queue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.presque.queue.Each;
import org.presque.queue.InBulk;
import org.presque.queue.Queues;
import org.presque.queue.model.JobId;
import org.presque.queue.model.QueueException;
import org.presque.queue.model.QueueName;
import org.presque.web.http.Parameters;
import org.presque.web.http.Refusal;
import org.presque.web.page.Done;
import org.presque.web.page.Done.Deed;

/** What the forms of a queue's page do. Each answers where to go then, from the root. Thread-safe. */
public final class QueueActs {

    /** As many as a batch has; a page shows far fewer. */
    private static final int MOST_SELECTED = 1_000;

    /** The beginning of the list of queues. */
    private static final String ALL_QUEUES = "";

    private final Queues queues;
    private final InBulk bulk;
    private final int nestingLimit;

    public QueueActs(Queues queues, InBulk bulk, int nestingLimit) {
        this.queues = queues;
        this.bulk = bulk;
        this.nestingLimit = nestingLimit;
    }

    CompletionStage<String> carryOut(String act, Place place, Parameters form) {
        QueueName queue = place.queue();
        return switch (act) {
            case "ready" -> each(place, form, Deed.READY, id -> queues.makeReady(queue, id));
            case "delete" -> each(place, form, Deed.DELETED, id -> queues.cancel(queue, id));
            case "ready-all" -> reviveAll(place);
            case "delete-all" -> deleteAll(place);
            case "stop" -> open(place, false);
            case "start" -> open(place, true);
            case "set" -> set(place, form);
            case "add" -> add(place, form);
            case "purge" -> purge(queue, form);
            default -> throw Refusal.with(400, "invalid act " + act);
        };
    }

    /** The jobs that are ticked. */
    static List<JobId> selected(Parameters form) {
        List<String> ids = form.values("id");
        if (ids.isEmpty() || ids.size() > MOST_SELECTED) {
            throw Refusal.with(400, ids.isEmpty() ? "no job is selected" : "more than " + MOST_SELECTED + " jobs");
        }
        return ids.stream().map(QueueActs::id).distinct().toList();
    }

    private static JobId id(String text) {
        if (!text.matches("[1-9][0-9]{0,14}")) {
            throw Refusal.with(400, "invalid id: " + text + " is not the number of a job");
        }
        return new JobId(Long.parseLong(text));
    }

    /** Does it to each, in a step of its own; one that it cannot be done to does not keep it from the others. */
    private static CompletionStage<String> each(
            Place place, Parameters form, Deed deed, Function<JobId, CompletionStage<?>> verb) {
        List<JobId> ids = selected(form);
        return Each.of(ids, id -> one(verb.apply(id)))
                .thenApply(done -> done.stream().mapToInt(Integer::intValue).sum())
                .thenApply(done -> place.link(new Done(deed, done, ids.size() - done, false)));
    }

    private static CompletionStage<Integer> one(CompletionStage<?> done) {
        return done.<Integer>handle((result, fault) -> {
            if (fault != null && QueueException.reasonOf(fault).isOfStorage()) {
                throw new QueueException(QueueException.reasonOf(fault));
            }
            return fault == null ? 1 : 0;
        });
    }

    private CompletionStage<String> reviveAll(Place place) {
        place.checkAll(true);
        return all(place, Deed.READY, bulk.revive(place.queue(), Long.MAX_VALUE));
    }

    private CompletionStage<String> deleteAll(Place place) {
        place.checkAll(false);
        return all(place, Deed.DELETED, bulk.discard(place.queue(), place.state()));
    }

    private static CompletionStage<String> all(Place place, Deed deed, CompletionStage<InBulk.Outcome> outcome) {
        return outcome.thenApply(
                it -> place.in(place.state()).link(new Done(deed, it.count(), it.refused(), it.isMore())));
    }

    private CompletionStage<String> open(Place place, boolean isOpen) {
        return queues.change(place.queue(), Optional.of(isOpen), Map.of())
                .thenApply(done -> place.link(Done.once(isOpen ? Deed.STARTED : Deed.STOPPED)));
    }

    private CompletionStage<String> set(Place place, Parameters form) {
        return queues.change(
                        place.queue(), Optional.empty(), SettingsForm.sent(form).changes())
                .thenApply(done -> place.link(Done.once(Deed.SET)));
    }

    private CompletionStage<String> add(Place place, Parameters form) {
        return queues.put(NewJobForm.newJob(place.queue(), form, nestingLimit))
                .thenApply(stored ->
                        place.link(new Done(Deed.ADDED, stored.firstId().value(), 0, false)));
    }

    private CompletionStage<String> purge(QueueName queue, Parameters form) {
        if (!form.value("name").orElse("").equals(queue.value())) {
            throw Refusal.with(400, "the name that was typed is not that of the queue");
        }
        return queues.purge(queue)
                .thenApply(done -> ALL_QUEUES + "?" + Done.once(Deed.PURGED).parameter());
    }
}
