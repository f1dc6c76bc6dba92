package org.presque.redis;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.commands.ProtocolCommand;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/**
 * Runs scripts and plain commands through the pipelines. Thread-safe.
 *
 * <p>A script goes out by its hash. Redis forgets scripts when it restarts and when it is told to; then, and only then,
 * the source is sent, once, with what is left of the time: a refusal for a missing script is certain to have done
 * nothing. No other command is ever repeated.
 */
final class Scripts {

    /** What the names, lengths and keys of a call take, about. */
    private static final int OVERHEAD_BYTES = 200;

    private final Pipelines pipelines;

    Scripts(Pipelines pipelines) {
        this.pipelines = pipelines;
    }

    /** A call of a script that does not give out a job. */
    CompletionStage<@Nullable Object> run(Script script, List<byte[]> keys, byte[]... arguments) {
        return run(new Call(script, keys, List.of(arguments)), false);
    }

    /** A call of a script whose reply may be as large as a job. */
    CompletionStage<@Nullable Object> fetch(Script script, List<byte[]> keys, byte[]... arguments) {
        return run(new Call(script, keys, List.of(arguments)), true);
    }

    private CompletionStage<@Nullable Object> run(Call call, boolean hasBigReply) {
        long deadline = pipelines.deadlineNanos();
        return pipelines
                .send(call.bySha(), call.bytes(), hasBigReply, deadline)
                .exceptionallyCompose(fault -> isMissingScript(fault)
                        ? pipelines.send(call.bySource(), call.bytes(), hasBigReply, deadline)
                        : CompletableFuture.failedStage(fault));
    }

    private static boolean isMissingScript(Throwable fault) {
        Throwable cause = fault instanceof CompletionException ? fault.getCause() : fault;
        return cause instanceof JedisNoScriptException;
    }

    /** A plain command, atomic in itself. */
    CompletionStage<@Nullable Object> command(ProtocolCommand command, byte[]... arguments) {
        CommandArguments all = new CommandArguments(command);
        for (byte[] argument : arguments) {
            all.add(argument);
        }
        return pipelines.send(all, OVERHEAD_BYTES, false, pipelines.deadlineNanos());
    }

    /** One call, which can be written by hash and by source. */
    private record Call(Script script, List<byte[]> keys, List<byte[]> arguments) {

        CommandArguments bySha() {
            return written(Command.EVALSHA, script.sha());
        }

        CommandArguments bySource() {
            return written(Command.EVAL, script.source());
        }

        private CommandArguments written(Command command, byte[] scriptOrSha) {
            CommandArguments written =
                    new CommandArguments(command).add(scriptOrSha).add(keys.size());
            for (byte[] key : keys) {
                written.key(key);
            }
            for (byte[] argument : arguments) {
                written.add(argument);
            }
            return written;
        }

        int bytes() {
            int bytes = OVERHEAD_BYTES;
            for (byte[] argument : arguments) {
                bytes += argument.length;
            }
            return bytes;
        }
    }
}
