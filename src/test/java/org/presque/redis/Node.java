package org.presque.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.presque.testing.Stages.done;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.presque.queue.Leases;
import org.presque.queue.Queues;
import org.presque.queue.model.Job;
import org.presque.queue.model.JobOptions;
import org.presque.queue.model.JobText;
import org.presque.queue.model.NewJobs;
import org.presque.queue.model.QueueName;
import org.presque.queue.waiting.Broadcasts;
import org.presque.queue.waiting.Waiting;
import org.presque.queue.waiting.WaitingRoom;
import org.presque.testing.RedisServer;

/** A node but for its HTTP: its own connections to Redis, its own waiters and listeners. */
final class Node implements AutoCloseable {

    private final RedisStorage storage;
    private final WaitingRoom room;
    private final Broadcasts broadcasts;
    private final Queues queues;
    private final Leases leases;

    Node(RedisServer redis) {
        this.storage = Storages.of(redis);
        this.room = new WaitingRoom(storage.waits(), new Random(1));
        this.broadcasts = new Broadcasts(storage.casts(), new Random(2));
        this.queues = new Queues(storage.jobs(), storage.queues(), storage.directory());
        this.leases = new Leases(storage.leases());
        storage.open();
        storage.tell(room, broadcasts);
    }

    Queues queues() {
        return queues;
    }

    Leases leases() {
        return leases;
    }

    Broadcasts broadcasts() {
        return broadcasts;
    }

    void put(QueueName queue, String... texts) {
        List<JobText> jobs = Stream.of(texts)
                .map(text -> JobText.stored(text.getBytes(UTF_8)))
                .toList();
        done(queues.put(new NewJobs(queue, jobs, JobOptions.NONE, null, null, false)));
    }

    /** Waits for a job of the first of these queues that has one. */
    Waiting<List<Job>> await(QueueName... names) {
        return room.await(
                List.of(names),
                queue -> queues.take(queue, 1, null),
                taken -> queues.giveBack(taken, null),
                Duration.ofSeconds(30));
    }

    @Override
    public void close() {
        room.close();
        broadcasts.close();
        storage.close();
    }
}
