package org.presque.queue.waiting;

import java.util.concurrent.CompletionStage;
import org.presque.queue.QueueDao;
import org.presque.queue.model.Policy;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.Reason;

/**
 * The storage of who listens, and the sending of jobs to all of them. Thread-safe; see {@link QueueDao} for what holds for
 * every verb. {@link #look} looks for jobs to send, not for jobs to take.
 */
public interface CastDao extends WaitDao {

    /**
     * Says that somebody on this node listens to a queue: for five seconds from now nobody can take its jobs if its policy is
     * {@link Policy#BROADCAST}. From now on this node hears what is sent.
     */
    CompletionStage<Policy> listen(QueueName queue);

    /** Says that nobody on this node listens to a queue any more. */
    CompletionStage<Void> ignore(QueueName queue);

    /**
     * Sends the first jobs to all nodes that listen, which {@link Hearer#cast} tells; they are gone from the queue then and
     * count as processed, once. Taking and sending are one step.
     *
     * <p>Fails with {@link Reason#NO_JOB} if there is none, if the policy is another, or if nobody hears it, and with
     * {@link Reason#QUEUE_IS_CLOSED}.
     *
     * @return how many
     */
    CompletionStage<Integer> cast(QueueName queue);
}
