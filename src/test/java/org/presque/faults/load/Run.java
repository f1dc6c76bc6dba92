package org.presque.faults.load;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** What all clients of a run share. Thread-safe. */
final class Run {
    /** Producers slow down beyond so many jobs that nobody has fetched. */
    private static final int BACKLOG = 300;

    private final Nodes nodes;
    private final Crowd crowd;
    private final long seed;
    private final History history;
    private final AtomicInteger tries = new AtomicInteger();
    private final AtomicInteger put = new AtomicInteger();
    private final AtomicInteger fetched = new AtomicInteger();
    private volatile boolean hasNoMorePuts;
    private volatile boolean isOver;

    Run(Nodes nodes, Crowd crowd, long seed, History history) {
        this.nodes = nodes;
        this.crowd = crowd;
        this.seed = seed;
        this.history = history;
    }

    /** The queue of plain jobs, fetched without a lease: the fast path of each script. */
    String plainQueue() {
        return "plain-" + seed;
    }

    /** The queue of all kinds of jobs, fetched without a lease. */
    String mixedQueue() {
        return "mixed-" + seed;
    }

    /** The queue of all kinds of jobs, fetched with a lease. */
    String leasedQueue() {
        return "leased-" + seed;
    }

    List<String> plainQueues() {
        return List.of(plainQueue(), mixedQueue());
    }

    List<String> queues() {
        Stream<String> leased = crowd.workers() > 0 ? Stream.of(leasedQueue()) : Stream.of();
        return Stream.concat(plainQueues().stream(), leased).toList();
    }

    Nodes nodes() {
        return nodes;
    }

    long seed() {
        return seed;
    }

    Crowd crowd() {
        return crowd;
    }

    History history() {
        return history;
    }

    /** A client of its own, which begins with the node of that number. */
    Caller caller(int number) {
        return new Caller(nodes, number);
    }

    /** The randomness of one client. */
    Random random(String who) {
        return new Random(seed * 31 + who.hashCode());
    }

    void countTry() {
        tries.incrementAndGet();
    }

    int tries() {
        return tries.get();
    }

    void countPut() {
        put.incrementAndGet();
    }

    void countFetched() {
        fetched.incrementAndGet();
    }

    int puts() {
        return put.get();
    }

    boolean hasBacklog() {
        return put.get() - fetched.get() > BACKLOG;
    }

    /** What a client lets pass that is told to come later. Many pause longer, so that they do not drown the machine. */
    void pause(Duration ofTen) {
        Micros.pace(ofTen.multipliedBy(crowd.size()).dividedBy(10));
    }

    void endPuts() {
        hasNoMorePuts = true;
    }

    boolean hasNoMorePuts() {
        return hasNoMorePuts;
    }

    void end() {
        isOver = true;
    }

    boolean isOver() {
        return isOver;
    }
}
