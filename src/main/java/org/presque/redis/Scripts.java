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

    /** What is larger than this goes the other way, so that small ones need not stand behind it. */
    private static final int LARGE_BYTES = 1 << 20;

    /** More replies with jobs than this count as large. */
    private static final int FEW_JOBS = 16;

    private final Pipelines pipelines;
    private final Pipelines large;

    /** @param large a way of their own for large commands and replies */
    Scripts(Pipelines pipelines, Pipelines large) {
        this.pipelines = pipelines;
        this.large = large;
    }

    /** A call of a script that does not give out a job. */
    CompletionStage<@Nullable Object> run(Script script, byte[] key, List<byte[]> arguments) {
        Call call = new Call(script, key, arguments);
        return run(call.bytes() > LARGE_BYTES ? large : pipelines, call, false);
    }

    /** A call of a script whose reply may be as large as so many jobs. */
    CompletionStage<@Nullable Object> fetch(Script script, byte[] key, List<byte[]> arguments, int jobs) {
        return run(jobs > FEW_JOBS ? large : pipelines, new Call(script, key, arguments), true);
    }

    private static CompletionStage<@Nullable Object> run(Pipelines way, Call call, boolean hasBigReply) {
        long deadline = way.deadlineNanos();
        return way.send(call.bySha(), call.bytes(), hasBigReply, deadline)
                .exceptionallyCompose(fault -> isMissingScript(fault)
                        ? way.send(call.bySource(), call.bytes(), hasBigReply, deadline)
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
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Call(Script script, byte[] key, List<byte[]> arguments) {

        CommandArguments bySha() {
            return written(Command.EVALSHA, script.sha());
        }

        CommandArguments bySource() {
            return written(Command.EVAL, script.source());
        }

        private CommandArguments written(Command command, byte[] scriptOrSha) {
            CommandArguments written =
                    new CommandArguments(command).add(scriptOrSha).add(1).key(key);
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
