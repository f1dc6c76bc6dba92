package org.presque.redis;

import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.presque.Measured;
import org.presque.queue.model.QueueName;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol;

/** What a call of a script costs before it is written to a connection. */
@State(Scope.Thread)
public class CommandBenchmark extends Measured {

    private final Keys keys = new Keys("presque");
    private final QueueName queue = new QueueName("mail");
    private final Script put = Script.named("put");
    private final List<byte[]> arguments = List.of(new byte[250]);

    @Benchmark
    public Command put() {
        CommandArguments written = new CommandArguments(Protocol.Command.EVALSHA)
                .add(put.sha())
                .add(1)
                .key(keys.of(queue));
        arguments.forEach(written::add);
        return new Command(written, 450, false, System.nanoTime());
    }
}
