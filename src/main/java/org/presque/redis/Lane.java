package org.presque.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.presque.queue.model.Reason;
import redis.clients.jedis.Connection;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/**
 * A thread that carries batches of commands to Redis and their replies back; see {@link Pipelines}. It reads all replies of
 * a batch before it tells the first, so that who takes its place midway ({@link Teller}) finds no half-read connection.
 * Confined to its thread, but for {@link #underWay}.
 *
 * <p>Written on {@link Connection} and not on Jedis's pipeline, which throws away the replies it has read when the
 * connection breaks before the last.
 */
final class Lane {

    private static final System.Logger LOG = System.getLogger(Lane.class.getName());

    private final Supplier<List<Command>> line;
    private final Connections connections;
    private final Teller teller;
    private volatile List<Command> underWay = List.of();

    /** A connection to be given back once all are told. */
    private @Nullable Connection broken;

    /** @param line gives the next batch, waiting for one; an empty one ends the lane */
    Lane(String name, Supplier<List<Command>> line, Connections connections) {
        this.line = line;
        this.connections = connections;
        this.teller = new Teller(name, this::carryNext);
    }

    /** The thread of the lane. */
    Teller teller() {
        return teller;
    }

    /** What the lane holds at the moment, settled or not. */
    List<Command> underWay() {
        return underWay;
    }

    /** Carries a batch, once there is one; false at the end. */
    private boolean carryNext() {
        if (broken != null) {
            giveBack(broken); // only now: the pool opens another for it at once, and may have to wait for that
            broken = null;
        }
        List<Command> batch = line.get();
        underWay = batch;
        carry(batch);
        underWay = List.of();
        return !batch.isEmpty();
    }

    /** Settles every command of the batch, whatever happens. */
    private void carry(List<Command> batch) {
        if (batch.isEmpty()) {
            return;
        }
        Connection connection;
        try {
            connection = connections.borrow();
        } catch (JedisException e) {
            failAll(batch, Faults.ofConnecting(e), e);
            return;
        }
        try {
            read(connection, write(connection, batch));
        } catch (RuntimeException e) {
            connection.setBroken();
            connections.dropIdle(); // before anybody hears of it and asks again
            failAll(batch, Reason.UNREACHABLE, e);
        }
        if (connection.isBroken()) {
            broken = connection;
        } else {
            giveBack(connection);
        }
    }

    private static List<Command> write(Connection connection, List<Command> batch) {
        List<Command> sent = new ArrayList<>(batch.size());
        for (Command command : batch) {
            if (command.markSent()) {
                sent.add(command);
                connection.sendCommand(command.arguments());
            }
        }
        return sent;
    }

    private void read(Connection connection, List<Command> sent) {
        for (Command command : sent) {
            connection.setSoTimeout(millisLeft(command));
            if (settle(command, connection)) {
                teller.add(command);
            }
        }
    }

    private static boolean settle(Command command, Connection connection) {
        try {
            return command.reply(connection.getOne());
        } catch (JedisNoScriptException e) {
            return command.fail(e);
        } catch (JedisDataException e) {
            if (Faults.isReadOnly(e)) {
                connection.setBroken();
            }
            return command.fail(Faults.ofReply(e));
        }
    }

    /** At least one: zero would be for ever. */
    private static int millisLeft(Command command) {
        long left = TimeUnit.NANOSECONDS.toMillis(command.deadlineNanos() - System.nanoTime());
        return (int) Math.max(1, left);
    }

    private static void giveBack(Connection connection) {
        try {
            connection.close();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "a connection to redis did not close", e);
        }
    }

    private void failAll(List<Command> batch, Reason ifNotSent, RuntimeException cause) {
        LOG.log(System.Logger.Level.DEBUG, "a pipeline failed", cause);
        for (Command command : batch) {
            if (command.fail(ifNotSent, cause)) {
                teller.add(command);
            }
        }
    }
}
