package org.presque.faults.load;

import java.io.Serializable;

/** One request and what came of it, as the client saw it. Immutable. */
public sealed interface Event extends Serializable {

    String queue();

    Reply reply();

    /** A try to put a job. */
    record Put(String queue, Job job, Reply reply) implements Event {}

    /**
     * A fetch.
     *
     * @param who the client
     * @param ttrSeconds the length of the lease asked for, 0 for a plain one
     */
    record Fetch(String queue, String who, int ttrSeconds, Reply reply) implements Event {

        public boolean isDelivery() {
            return reply.status() == 200;
        }

        public boolean isLeased() {
            return ttrSeconds > 0;
        }

        /** The name of the job that came. */
        public String name() {
            return Job.nameIn(reply.body());
        }

        public String id() {
            return reply.header("x-presque-job");
        }

        public String lease() {
            return reply.header("x-presque-lease");
        }

        public int attempt() {
            return Integer.parseInt(reply.header("x-presque-attempt"));
        }
    }

    /** What a worker says about a job it has a lease of. */
    enum Verb {
        DONE,
        EXTEND,
        PUT_BACK
    }

    /** A worker's word about a delivery. */
    record Word(Verb verb, Fetch fetch, Reply reply) implements Event {

        @Override
        public String queue() {
            return fetch.queue();
        }
    }

    /** A look at the counters. */
    record Look(String queue, Reply reply) implements Event {}

    /** Any other request, which must have one of these statuses if it is answered. */
    record Other(String queue, String what, int status, Reply reply) implements Event {}
}
