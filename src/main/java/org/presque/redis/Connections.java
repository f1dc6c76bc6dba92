package org.presque.redis;

import java.time.Duration;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import org.presque.config.RedisConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionFactory;
import redis.clients.jedis.ConnectionPool;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.SslOptions;

/**
 * The connections to one Redis: a bounded pool with a short wait. Thread-safe.
 *
 * <p>They are not tested when they are borrowed, which would double the round trips, but asked for a sign of life after
 * a second of idleness: idle ones die unnoticed with the Redis they led to. Give one back with
 * {@link Connection#close()}: a broken one is closed, a whole one pooled.
 */
final class Connections implements AutoCloseable {

    private static final Duration TRUSTED_IDLE = Duration.ofSeconds(1);

    /** A connection that only listens hears something more often than that: {@link Subscription} sees to it. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);

    private final HostAndPort address;
    private final JedisClientConfig clientConfig;
    private final ConnectionPool pool;

    Connections(RedisConfig config) {
        int handshakeMillis = Math.max(1, (int) config.timeout().toMillis() / 2);
        this.address = new HostAndPort(config.host(), config.port());
        this.clientConfig = clientConfig(config, handshakeMillis);
        this.pool = new ConnectionPool(factory(handshakeMillis), poolConfig(config, handshakeMillis));
    }

    private ConnectionFactory factory(int handshakeMillis) {
        return new ConnectionFactory(address, clientConfig) {
            @Override
            public void activateObject(PooledObject<Connection> pooled) throws Exception {
                super.activateObject(pooled);
                if (pooled.getIdleDuration().compareTo(TRUSTED_IDLE) > 0) {
                    pooled.getObject().setSoTimeout(handshakeMillis);
                    pooled.getObject().ping();
                }
            }
        };
    }

    /** Half the time-out for connecting and greeting: what waits behind it must still be answered in time. */
    private static JedisClientConfig clientConfig(RedisConfig config, int handshakeMillis) {
        return DefaultJedisClientConfig.builder()
                .resp2()
                .user(config.user())
                .password(config.password())
                .database(config.database())
                .sslOptions(config.tls() ? SslOptions.defaults() : null)
                .clientName("presque")
                .connectionTimeoutMillis(handshakeMillis)
                .socketTimeoutMillis(handshakeMillis)
                .blockingSocketTimeoutMillis(
                        (int) LONGEST_SILENCE.toMillis()) // else a dead one would be listened to for ever
                .build();
    }

    private static GenericObjectPoolConfig<Connection> poolConfig(RedisConfig config, int waitMillis) {
        GenericObjectPoolConfig<Connection> pool = new GenericObjectPoolConfig<>();
        pool.setMaxTotal(config.connections());
        pool.setMaxIdle(config.connections());
        pool.setMaxWait(Duration.ofMillis(waitMillis));
        pool.setJmxEnabled(false); // a redeployed WAR would leave its bean behind
        return pool;
    }

    /** A connection, or the Jedis exception that says why there is none; certainly nothing was sent then. */
    Connection borrow() {
        return pool.getResource();
    }

    /** A connection of its own, outside the pool, for listening; fails as {@link #borrow}. */
    Connection open() {
        return new Connection(address, clientConfig);
    }

    /** Closes the idle ones: called after one broke, since the others most likely did too. */
    void dropIdle() {
        pool.clear();
    }

    @Override
    public void close() {
        pool.close();
    }
}
