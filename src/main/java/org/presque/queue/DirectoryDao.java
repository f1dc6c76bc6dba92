package org.presque.queue;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.StorageInfo;
import org.presque.queue.model.StorageServer;

/** The list of queues, and where they lie. Thread-safe; see {@link QueueDao} for what holds for every verb. */
public interface DirectoryDao {

    /** Puts a name on the list of queues; nothing happens if it is there. */
    CompletionStage<Void> list(QueueName queue);

    /** Takes a name off the list of queues; nothing happens if it is not there. */
    CompletionStage<Void> unlist(QueueName queue);

    /** The listed names that come after {@code after} (null: from the first), in the order of their UTF-8 bytes. */
    CompletionStage<List<QueueName>> names(@Nullable QueueName after, int limit);

    /** How many names are listed. */
    CompletionStage<Long> size();

    /** Where the queues lie, and what that survives. */
    CompletionStage<StorageInfo> info();

    /** What the server of the storage says about itself. */
    CompletionStage<StorageServer> server();
}
