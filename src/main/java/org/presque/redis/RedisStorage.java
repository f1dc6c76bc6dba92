package org.presque.redis;

import org.presque.config.RedisConfig;
import org.presque.queue.QueueDao;

/**
 * Everything that stands between the domain and one Redis, opened and closed as a whole: connections, pipelines,
 * scripts. Opening does not need Redis to be there.
 */
public final class RedisStorage implements AutoCloseable {

    private final Connections connections;
    private final Pipelines pipelines;
    private final Scripts scripts;
    private final QueueDao queues;

    public RedisStorage(RedisConfig config) {
        this.connections = new Connections(config);
        this.pipelines = new Pipelines(connections, config);
        this.scripts = new Scripts(pipelines);
        ServerInfo info = new ServerInfo(scripts, config.host() + ":" + config.port());
        this.queues = new RedisQueueDao(scripts, new Keys(config.prefix()), info);
    }

    /** Starts the threads. */
    public void open() {
        pipelines.start();
    }

    public QueueDao queues() {
        return queues;
    }

    Scripts scripts() {
        return scripts;
    }

    /** Serves what was asked for, then ends all threads and connections; takes up to twice the time-out. */
    @Override
    public void close() {
        pipelines.close();
        connections.close();
    }
}
