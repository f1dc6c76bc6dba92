package org.presque.queue.waiting;

import java.util.function.Consumer;
import org.presque.queue.model.Job;
import org.presque.queue.model.QueueName;

/** Those on this node who each get every job of a queue whose policy is {@code broadcast}. Thread-safe. */
public interface Listeners {

    /**
     * Gives every job of a queue that is handed out from now on to this listener too, at most once; nothing while the queue's
     * policy is another.
     *
     * @param sink gets the jobs one after the other, in order, on a thread that serves all listeners: it must not block nor
     *     write to a client there, and itself drops what it cannot take
     */
    Listening listen(QueueName queue, Consumer<Job> sink);

    /** One that listens. Thread-safe. */
    interface Listening extends AutoCloseable {

        /** Nothing more is sent for this one; what is heard here it still gets for a second, since that may be under way. */
        void rest();

        /** Listens again; nothing happens if it does. */
        void resume();

        /** Listens no more, and gets nothing more. */
        @Override
        void close();
    }
}
