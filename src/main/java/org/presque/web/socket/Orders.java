package org.presque.web.socket;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.presque.queue.Leases;
import org.presque.queue.lease.Failure;
import org.presque.queue.lease.Lease;
import org.presque.queue.model.JobId;
import org.presque.queue.model.NewJobs;
import org.presque.queue.model.QueueException;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.Reason;
import org.presque.queue.model.Stored;
import org.presque.web.Content;
import org.presque.web.LeaseBody;
import org.presque.web.ProtocolParameters;
import org.presque.web.http.Refusal;
import org.presque.web.stream.Channels;
import org.presque.web.stream.Source;

/** What the messages of one client ask for, and how that is done. Thread-safe. */
final class Orders {

    /**
     * Something that is being done.
     *
     * @param job the job it is done to, if that is known before
     * @param outcome which job it was done to, null if none; or why it was not done
     */
    record Order(@Nullable JobId job, CompletionStage<@Nullable JobId> outcome) {}

    private final Services services;
    private final Client client;
    private final Credit credit;
    private final Held held;

    /** Null until it is known how the queues are set. */
    private volatile @Nullable Channels channels;

    Orders(Services services, Client client, Credit credit, Held held) {
        this.services = services;
        this.client = client;
        this.credit = credit;
        this.held = held;
    }

    /** Tells how the queues are set. */
    void know(Channels known) {
        channels = known;
    }

    /** How jobs are got on these terms. */
    Source source(Terms terms) {
        return terms.isLeased()
                ? services.sources().leased(terms.ttr(), client.worker())
                : services.sources().plain(client.worker());
    }

    /**
     * Begins to do what a message asks for.
     *
     * @throws Refusal 400 if it cannot be understood
     * @throws QueueException likewise
     */
    Order begin(Message message) {
        return switch (message.verb()) {
            case "take" -> take(message);
            case "put" -> put(message);
            case "done" -> onLease(message, this::done);
            case "failed" -> onLease(message, this::failed);
            default -> onLease(message, this::extend);
        };
    }

    private Order take(Message message) {
        Map<?, ?> fields = message.fields();
        int jobs = ProtocolParameters.wholeNumber("take", text(fields.get("take")), 0, Credit.MOST);
        boolean isPlain = !fields.containsKey("ttr");
        String ttr = text(fields.get("ttr"));
        Channels known = channels;
        if (known != null && !isPlain) {
            known.checkLeases(false);
        }
        credit.set(jobs, isPlain ? Terms.PLAIN : new Terms(true, ttr.isEmpty() ? null : ProtocolParameters.ttr(ttr)));
        return new Order(null, CompletableFuture.completedStage(null));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : Content.text(value);
    }

    private Order put(Message message) {
        NewJobs jobs = PutMessage.read(
                Objects.requireNonNull(message.put()), client, services.limits().nesting());
        return new Order(null, services.queues().put(jobs).thenApply(Stored::firstId));
    }

    private record Told(QueueName queue, Failure failure, Map<?, ?> fields) {
        Lease lease() {
            return failure.lease();
        }
    }

    private Order onLease(Message message, Function<Told, CompletionStage<?>> deed) {
        if (!(message.fields().get(message.verb()) instanceof Map<?, ?> fields)) {
            throw Refusal.with(400, message.verb() + " is not an object: give {\"id\":17,\"lease\":\"TOKEN\"}");
        }
        Failure failure = LeaseBody.failure(fields);
        JobId job = failure.lease().id();
        QueueName queue = queue(fields.get("queue"), failure.lease());
        if (queue == null) {
            return new Order(job, CompletableFuture.failedStage(new QueueException(Reason.LEASE_IS_NOT_HELD)));
        }
        return new Order(job, deed.apply(new Told(queue, failure, fields)).thenApply(done -> job));
    }

    /** Where a leased job is: where the client says, or where we got it from; or in the one queue that there is. */
    private @Nullable QueueName queue(@Nullable Object name, Lease lease) {
        if (name != null) {
            return new QueueName(name.toString());
        }
        QueueName known = held.queueOf(lease);
        return known == null && client.queues().size() == 1 ? client.queues().get(0) : known;
    }

    private CompletionStage<?> done(Told told) {
        return ending(told.lease(), leases().done(told.queue(), told.lease(), client.worker()));
    }

    private CompletionStage<?> failed(Told told) {
        return ending(told.lease(), leases().putBack(told.queue(), told.failure(), client.worker()));
    }

    /** Whether it was ended now or had been before, it is under way no more; unless the storage could not say. */
    private <T> CompletionStage<T> ending(Lease lease, CompletionStage<T> ended) {
        return ended.whenComplete((done, fault) -> {
            if (fault == null || isRefusal(fault)) {
                held.remove(lease);
            }
        });
    }

    private static boolean isRefusal(Throwable fault) {
        return QueueException.unwrapped(fault) instanceof QueueException known
                && (known.reason() == Reason.LEASE_IS_NOT_HELD || known.reason() == Reason.NO_SUCH_JOB);
    }

    private CompletionStage<?> extend(Told told) {
        String ttr = text(told.fields().get("ttr"));
        return leases().extend(
                        told.queue(), told.lease(), ttr.isEmpty() ? null : ProtocolParameters.ttr(ttr), client.worker())
                .thenAccept(given -> held.extend(told.lease(), given));
    }

    private Leases leases() {
        return services.leases();
    }
}
