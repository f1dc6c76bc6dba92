package org.presque.web.page.queue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.presque.queue.Each;
import org.presque.queue.InBulk;
import org.presque.queue.Queues;
import org.presque.queue.model.JobId;
import org.presque.queue.model.JobState;
import org.presque.queue.model.QueueException;
import org.presque.queue.model.QueueName;
import org.presque.queue.search.Search;
import org.presque.web.http.Parameters;
import org.presque.web.http.Refusal;
import org.presque.web.page.Done;
import org.presque.web.page.Done.Deed;
import org.presque.web.page.Visit;

/** What the forms of a queue's page do. Each answers where to go then, from the root. Thread-safe. */
public final class QueueActs {

    /** As many as a batch has; a page shows far fewer. */
    private static final int MOST_SELECTED = 1_000;

    /** As long as {@link InBulk} takes. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    /** The beginning of the list of queues. */
    private static final String ALL_QUEUES = "";

    private final Queues queues;
    private final InBulk bulk;
    private final Search search;
    private final int nestingLimit;

    public QueueActs(Queues queues, InBulk bulk, Search search, int nestingLimit) {
        this.queues = queues;
        this.bulk = bulk;
        this.search = search;
        this.nestingLimit = nestingLimit;
    }

    /** @param visit of the page that the form is on */
    CompletionStage<String> carryOut(String act, Visit visit, Parameters form) {
        Place place = Place.of(visit.target());
        QueueName queue = place.queue();
        return switch (act) {
            case "ready" -> each(place, form, Deed.READY, id -> queues.makeReady(queue, id));
            case "delete" -> each(place, form, Deed.DELETED, id -> queues.cancel(queue, id));
            case "ready-all" -> makeAllReady(place, visit.threads());
            case "delete-all" -> deleteAll(place, visit.threads());
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
        return Each.of(ids, id -> isDone(verb.apply(id)))
                .thenApply(each -> each.stream().filter(isDone -> isDone).count())
                .thenApply(done -> place.link(new Done(deed, done, ids.size() - done, false)));
    }

    /** Whether it could be done; fails where the storage does. */
    private static CompletionStage<Boolean> isDone(CompletionStage<?> done) {
        return done.<Boolean>handle((result, fault) -> {
            if (fault != null && QueueException.reasonOf(fault).isOfStorage()) {
                throw new QueueException(QueueException.reasonOf(fault));
            }
            return fault == null;
        });
    }

    /** Dead ones at once, where no word is looked for: others are moved one by one. */
    private CompletionStage<String> makeAllReady(Place place, Executor threads) {
        place.checkAll(true);
        return place.isWhole() && place.state() == JobState.DEAD
                ? all(place, Deed.READY, bulk.revive(place.queue(), Long.MAX_VALUE))
                : sweep(place, Deed.READY, threads, id -> queues.makeReady(place.queue(), id));
    }

    private CompletionStage<String> deleteAll(Place place, Executor threads) {
        place.checkAll(false);
        return place.isWhole()
                ? all(place, Deed.DELETED, bulk.discard(place.queue(), place.state()))
                : sweep(place, Deed.DELETED, threads, id -> queues.cancel(place.queue(), id));
    }

    /** Where its time is over it says from where to go on. */
    private CompletionStage<String> sweep(
            Place place, Deed deed, Executor threads, Function<JobId, CompletionStage<?>> verb) {
        return search.sweep(place.wanted(Integer.MAX_VALUE), LONGEST, threads, id -> isDone(verb.apply(id)))
                .thenApply(swept -> place.behind(swept.next())
                        .link(new Done(deed, swept.count(), swept.refused(), swept.isMore())));
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
