package org.presque.web.socket;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCode;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.SendHandler;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.presque.queue.lease.Failure;
import org.presque.queue.lease.Lease;
import org.presque.queue.lease.LeasedJob;
import org.presque.queue.model.Job;
import org.presque.queue.model.QueueName;
import org.presque.web.http.Refusal;
import org.presque.web.stream.Channels;
import org.presque.web.stream.Ears;
import org.presque.web.stream.Feed;
import org.presque.web.stream.Given;
import org.presque.web.stream.Streams;

/**
 * One client with a WebSocket. Thread-safe; nothing here blocks but what is left to {@link Streams#patient}.
 *
 * <p>Its messages are carried out one after the other, each when the reply to the one before has gone, so that a client that
 * does not read is not served either. Jobs are waited for one at a time, while it has credit and nothing is being sent to it.
 * When it has gone, what it has not finished is put back as failed attempts, behind the messages that it had sent before.
 */
final class Socket implements Streams.Member, Feed.Taker {

    private static final System.Logger LOG = System.getLogger(Socket.class.getName());

    private static final String GONE = "connection closed";

    /** After four pings without an answer nobody is there. */
    private static final Duration SILENCE = Duration.ofMinutes(1);

    private final Services services;
    private final Client client;
    private final Session session;
    private final FrameWriter frames;
    private final Inbox inbox;
    private final Credit credit = new Credit();
    private final Held held = new Held(System::nanoTime);
    private final Reminder nextEnd;
    private final Orders orders;
    private final Ears ears;
    private final Overheard overheard;

    /** Null until the policies of the queues are known. */
    private volatile @Nullable Feed feed;

    /** How the job was asked for that comes next; the feed asks for one at a time. */
    private volatile Terms asked = Terms.PLAIN;

    private final AtomicBoolean isClosed = new AtomicBoolean();

    private volatile long heardNanos = System.nanoTime();

    Socket(Services services, Client client, Session session) {
        this.services = services;
        this.client = client;
        this.session = session;
        this.frames = new FrameWriter(this::send, streams().writers());
        this.inbox = new Inbox(streams().writers(), services.limits().underWay());
        this.nextEnd = new Reminder(streams()::later, System::nanoTime, this::look);
        this.orders = new Orders(services, client, credit, held);
        this.overheard = new Overheard(credit, this::lineUp);
        this.ears = new Ears(streams(), client.queues(), this::hear);
    }

    /** Begins to serve; to be called once. What the client says before is carried out afterwards. */
    void open() {
        inbox.add(() -> Channels.of(services.queues(), client.queues())
                .thenAccept(this::begin)
                .exceptionally(fault -> {
                    close(CloseCodes.TRY_AGAIN_LATER, "redis cannot be asked");
                    return null;
                }));
    }

    private void begin(Channels channels) {
        orders.know(channels);
        feed = new Feed(streams(), channels.queues(), this::ask, this);
        if (isClosed.get()) {
            stop();
        }
    }

    private CompletionStage<Given> ask(QueueName queue) {
        Terms terms = credit.terms();
        asked = terms;
        return orders.source(terms).ask(queue);
    }

    private void stop() {
        Feed begun = feed;
        if (begun != null) {
            begun.stop();
        }
        ears.end();
    }

    private Streams streams() {
        return services.streams();
    }

    /** Takes memory for a part of a message; where there is none, the client is told to come again. */
    boolean reserve(int bytes) {
        boolean isThere = !isClosed.get() && inbox.reserve(bytes);
        if (!isThere) {
            close(CloseCodes.TRY_AGAIN_LATER, "too many messages are under way");
        }
        return isThere;
    }

    /** A sign of life. */
    void heard() {
        heardNanos = System.nanoTime();
    }

    /** A message of the client has arrived, and memory is taken for it. */
    void received(String text) {
        receive(text.length(), () -> carryOut(text.getBytes(UTF_8)));
    }

    /**
     * A message was too long to be kept.
     *
     * @param bytes memory that was taken for it all the same
     */
    void receivedTooLong(int bytes) {
        String text = "message is larger than " + services.limits().messageBytes() + " bytes";
        byte[] reply = Replies.error(Refusal.with(413, text), null, null);
        receive(bytes, () -> CompletableFuture.completedStage(reply));
    }

    private void receive(int bytes, Supplier<CompletionStage<byte @Nullable []>> deed) {
        heard();
        if (!inbox.add(bytes, () -> answer(deed))) {
            close(CloseCodes.VIOLATED_POLICY, "replies are not read");
        }
    }

    private CompletionStage<?> answer(Supplier<CompletionStage<byte @Nullable []>> deed) {
        return deed.get()
                .thenCompose(reply -> reply == null ? nothing() : frames.send(reply))
                .whenComplete((sent, gone) -> look());
    }

    private static CompletionStage<Void> nothing() {
        return CompletableFuture.completedStage(null);
    }

    /** @return the reply; null for none. Never fails */
    private CompletionStage<byte @Nullable []> carryOut(byte[] text) {
        byte[] ref = null;
        try {
            Message message = Message.of(text, services.limits().nesting());
            ref = message.ref();
            return carryOut(orders.begin(message), ref);
        } catch (RuntimeException fault) {
            return CompletableFuture.completedStage(Replies.error(fault, ref, null));
        }
    }

    private static CompletionStage<byte @Nullable []> carryOut(Orders.Order order, byte @Nullable [] ref) {
        return order.outcome().handle((job, fault) -> {
            if (fault != null) {
                return Replies.error(fault, ref, order.job());
            }
            return ref == null && job == null ? null : Replies.ok(ref, job);
        });
    }

    /** Goes on with giving jobs if something has changed that allows it, or when it does so by itself. */
    private void look() {
        Feed begun = feed;
        if (begun == null) {
            return;
        }
        overheard.goOn();
        ears.listenIf(credit::isLeftForBroadcasts);
        if (credit.isLeft(held.count())) {
            begun.goOn();
            return;
        }
        begun.pause();
        held.untilNextEnd().ifPresent(time -> nextEnd.in(time.plusMillis(1)));
    }

    @Override
    public boolean wantsMore() {
        return credit.isLeft(held.count()) && frames.isIdle();
    }

    /** Not if what is broadcast has used up the credit, or the client has taken it back or asked for other jobs. */
    @Override
    public @Nullable CompletionStage<Void> take(Given given) {
        LeasedJob lease = given.lease();
        String message = new String(lease == null ? Replies.job(given.job()) : Replies.job(lease), UTF_8);
        InLine frame = credit.give(asked, held.count(), () -> {
            if (lease != null) {
                held.add(lease); // before it is sent: the client may have done it before we know that it has it
            }
            return frames.add(message);
        });
        return frame == null
                ? null
                : frame.send().whenComplete((sent, gone) -> {
                    if (gone != null && lease != null) {
                        held.remove(lease.lease());
                    }
                    look();
                });
    }

    private void send(String text, SendHandler told) {
        session.getAsyncRemote().sendText(text, told);
    }

    /** Puts a message in line, and looks when it has gone. */
    private InLine lineUp(String message) {
        InLine frame = frames.add(message);
        return () -> frame.send().whenComplete((sent, gone) -> look());
    }

    private void hear(Job job) {
        overheard.add(Replies.job(job));
        ears.listenIf(credit::isLeftForBroadcasts); // at once: what more was sent would only be kept
    }

    /** The queue has no length for its leases, say. The client is told, and has to ask again, unless it has on other terms. */
    @Override
    public void refused(Throwable fault) {
        String message = new String(Replies.error(fault, null, null), UTF_8);
        InLine frame = credit.refuse(asked, () -> lineUp(message));
        if (frame != null) {
            var unused = frame.send();
        }
    }

    @Override
    public void beat() {
        orders.source(credit.terms()).beat();
        boolean isSilent = System.nanoTime() - heardNanos > SILENCE.toNanos();
        if (isSilent && held.count() == 0) { // a worker may be too busy to answer; its leases say for how long
            close(CloseCodes.UNEXPECTED_CONDITION, "pings are not answered");
        } else if (frames.isIdle()) {
            streams().patient(this::ping);
        }
    }

    private void ping() {
        try {
            session.getBasicRemote().sendPing(ByteBuffer.allocate(0));
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "a socket cannot be pinged", e);
            close(CloseCodes.UNEXPECTED_CONDITION, GONE);
        }
    }

    @Override
    public void end() {
        close(CloseCodes.GOING_AWAY, "presque is shutting down");
    }

    private void close(CloseCode code, String reason) {
        streams().patient(() -> {
            try {
                session.close(new CloseReason(code, reason));
            } catch (IOException | RuntimeException e) {
                LOG.log(System.Logger.Level.DEBUG, "a socket was closed before", e);
            }
            closed();
        });
    }

    /** The client has gone, or was sent away. Does nothing the second time. */
    void closed() {
        if (!isClosed.compareAndSet(false, true)) {
            return;
        }
        streams().leave(this);
        stop();
        credit.end(); // before frames end: a job that comes now is given back as it was
        nextEnd.end();
        if (streams().isClosing()) {
            frames.stop();
        } else {
            frames.end();
            inbox.end(this::giveBack);
        }
    }

    private CompletionStage<?> giveBack() {
        held.takeAll().forEach(this::giveBack);
        return nothing();
    }

    private void giveBack(QueueName queue, List<Lease> leases) {
        List<Failure> failures = leases.stream()
                .map(lease -> new Failure(lease, Duration.ZERO, GONE))
                .toList();
        var unused = services.leases().putBack(queue, failures, client.worker());
    }
}
