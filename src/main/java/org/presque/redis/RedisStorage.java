package org.presque.redis;

import java.util.List;
import java.util.random.RandomGenerator;
import org.presque.config.QueuesConfig;
import org.presque.config.RedisConfig;
import org.presque.queue.DeadDao;
import org.presque.queue.DirectoryDao;
import org.presque.queue.JobDao;
import org.presque.queue.LeaseDao;
import org.presque.queue.QueueDao;
import org.presque.queue.WorkerDao;
import org.presque.queue.history.HistoryDao;
import org.presque.queue.waiting.CastDao;
import org.presque.queue.waiting.Hearer;
import org.presque.queue.waiting.WaitDao;

/**
 * Everything that stands between the domain and one Redis, opened and closed as a whole: connections, pipelines,
 * scripts. Opening does not need Redis to be there.
 */
public final class RedisStorage implements AutoCloseable {

    private final Connections connections;
    private final Pipelines pipelines;
    private final Pipelines large;
    private final Scripts scripts;
    private final JobDao jobs;
    private final QueueDao queues;
    private final DirectoryDao directory;
    private final WorkerDao workers;
    private final LeaseDao leases;
    private final DeadDao dead;
    private final WaitDao waits;
    private final CastDao casts;
    private final HistoryDao history;
    private final Subscription subscription;

    /** @param random where tokens of leases come from, so nobody may be able to guess it; thread-safe */
    public RedisStorage(RedisConfig config, QueuesConfig queuesConfig, RandomGenerator random) {
        this.connections = new Connections(config);
        this.pipelines = new Pipelines("presque-lane", connections, config, config.lanes());
        this.large = new Pipelines("presque-large-lane", connections, config, 1);
        this.scripts = new Scripts(pipelines, large);
        Keys keys = new Keys(config.prefix());
        this.jobs = new RedisJobs(scripts, keys, queuesConfig.idempotencyWindow());
        this.queues = new RedisQueues(scripts, keys);
        this.workers = new RedisWorkers(scripts, keys);
        this.leases = new RedisLeases(scripts, keys, queuesConfig, random);
        this.dead = new RedisDead(scripts, keys, queuesConfig);
        this.history = new RedisHistory(scripts, keys);
        this.waits = RedisWaits.forTakes(scripts, keys);
        this.subscription = new Subscription(connections, keys);
        this.casts = new RedisCasts(scripts, keys, subscription, Long.toHexString(random.nextLong()));
        this.directory =
                new RedisDirectory(scripts, keys, new ServerInfo(scripts, config.host() + ":" + config.port()));
    }

    /** Starts the threads, and has a first look at Redis, if it is there: what is wrong with it stands in the log then. */
    public void open() {
        pipelines.start();
        large.start();
        var unused = directory.info();
    }

    public JobDao jobs() {
        return jobs;
    }

    public QueueDao queues() {
        return queues;
    }

    public DirectoryDao directory() {
        return directory;
    }

    public WorkerDao workers() {
        return workers;
    }

    public LeaseDao leases() {
        return leases;
    }

    public DeadDao dead() {
        return dead;
    }

    public WaitDao waits() {
        return waits;
    }

    public CastDao casts() {
        return casts;
    }

    public HistoryDao history() {
        return history;
    }

    /** Tells these what the storage tells all nodes, from now on; to be asked for once. */
    public void tell(Hearer... hearers) {
        subscription.start(List.of(hearers));
    }

    Scripts scripts() {
        return scripts;
    }

    /** Serves what was asked for, then ends all threads and connections; takes up to twice the time-out. */
    @Override
    public void close() {
        subscription.close();
        large.close();
        pipelines.close();
        connections.close();
    }
}
