package org.presque.redis;

import java.util.Map;
import org.presque.queue.model.QueueException;
import org.presque.queue.model.Reason;
import redis.clients.jedis.exceptions.JedisAccessControlException;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * What Jedis and Redis say, in the words of the domain, and above all whether it was done. Stateless.
 *
 * <p>Redis refuses a command as a whole, by the first word of its error, before it has done anything. Only an error
 * raised <em>inside</em> a script may come after its first write; Redis marks these with the name of the script.
 */
final class Faults {

    private static final String INSIDE_A_SCRIPT = "script: ";

    private static final Map<String, Reason> REFUSALS = Map.ofEntries(
            Map.entry("OOM", Reason.OUT_OF_MEMORY),
            Map.entry("LOADING", Reason.LOADING),
            Map.entry("MASTERDOWN", Reason.LOADING),
            Map.entry("READONLY", Reason.READ_ONLY),
            Map.entry("NOREPLICAS", Reason.TOO_FEW_REPLICAS),
            Map.entry("MISCONF", Reason.DISK_FULL),
            Map.entry("BUSY", Reason.BUSY),
            Map.entry("NOPERM", Reason.NO_PERMISSION),
            Map.entry("NOAUTH", Reason.NO_PERMISSION),
            Map.entry("WRONGPASS", Reason.NO_PERMISSION));

    private Faults() {}

    /** The meaning of an error that Redis sent as the reply to a command. */
    static QueueException ofReply(JedisDataException error) {
        String text = String.valueOf(error.getMessage());
        Reason refusal = REFUSALS.get(firstWord(text));
        if (refusal == null || text.contains(INSIDE_A_SCRIPT)) {
            return new QueueException(Reason.OUTCOME_UNKNOWN, error);
        }
        return new QueueException(refusal, error);
    }

    /** Why there is no connection to Redis; whatever it is, nothing was sent. */
    static Reason ofConnecting(RuntimeException fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof JedisAccessControlException) {
                return Reason.NO_PERMISSION;
            }
            if (cause instanceof JedisDataException) {
                return ofConnecting(String.valueOf(cause.getMessage()));
            }
        }
        return Reason.UNREACHABLE;
    }

    private static Reason ofConnecting(String text) {
        if (text.contains("max number of clients")) {
            return Reason.BUSY;
        }
        return REFUSALS.getOrDefault(firstWord(text), Reason.UNREACHABLE);
    }

    /** Whether the server at the other end has become a replica: its connections are of no more use. */
    static boolean isReadOnly(JedisDataException error) {
        return "READONLY".equals(firstWord(String.valueOf(error.getMessage())));
    }

    private static String firstWord(String text) {
        int space = text.indexOf(' ');
        return space < 0 ? text : text.substring(0, space);
    }
}
