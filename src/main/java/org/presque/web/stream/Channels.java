package org.presque.web.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.presque.queue.Each;
import org.presque.queue.QueueDao;
import org.presque.queue.Queues;
import org.presque.queue.model.Policy;
import org.presque.queue.model.QueueException;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.QueueSetting;
import org.presque.queue.model.Reason;

/**
 * The queues of a client that stays, as they were set when it came. Immutable.
 *
 * @param queues in the order in which they are asked
 * @param isLeasable whether none of them is broadcast
 * @param withoutLength those that have no length for leases
 */
public record Channels(List<QueueName> queues, boolean isLeasable, List<QueueName> withoutLength) {

    /** Asks for the settings of each; fails if one cannot be asked. */
    public static CompletionStage<Channels> of(Queues queues, List<QueueName> names) {
        return Each.of(names, queues::control).thenApply(all -> of(names, all));
    }

    private static Channels of(List<QueueName> names, List<QueueDao.Control> controls) {
        boolean isLeasable = true;
        List<QueueName> withoutLength = new ArrayList<>();
        for (int at = 0; at < names.size(); at++) {
            isLeasable &= controls.get(at).policy() != Policy.BROADCAST;
            if (!controls.get(at).settings().containsKey(QueueSetting.TTR)) {
                withoutLength.add(names.get(at));
            }
        }
        return new Channels(names, isLeasable, withoutLength);
    }

    /**
     * Refuses leases that cannot be given; once a stream has begun it is too late to tell.
     *
     * @param needsLength whether their length is that of each queue
     * @throws QueueException {@link Reason#BROADCAST_HAS_NO_LEASES} or {@link Reason#TTR_IS_MISSING}
     */
    public void checkLeases(boolean needsLength) {
        if (!isLeasable) {
            throw new QueueException(Reason.BROADCAST_HAS_NO_LEASES);
        }
        if (needsLength && !withoutLength.isEmpty()) {
            throw new QueueException(Reason.TTR_IS_MISSING);
        }
    }
}
