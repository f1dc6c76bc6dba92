package org.presque.command;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.presque.worker.PutOptions;
import picocli.CommandLine.Option;

/** How a job is put. What is right is for the server to say. */
final class Options {

    @Option(
            names = "--delay",
            paramLabel = "DURATION",
            description = "Not handed out before so long from now: 90, 30s, 5m, PT5M.")
    private @Nullable Duration delay;

    @Option(names = "--at", paramLabel = "MOMENT", description = "Not handed out before then: 2027-01-01T00:00:00Z.")
    private @Nullable Instant at;

    @Option(names = "--priority", paramLabel = "0-9", description = "9 is handed out first (5).")
    private @Nullable Integer priority;

    @Option(names = "--ttl", paramLabel = "DURATION", description = "Not handed out after so long from now.")
    private @Nullable Duration ttl;

    @Option(names = "--tries", paramLabel = "1-100", description = "How often it is tried before it is dead (25).")
    private @Nullable Integer tries;

    @Option(
            names = "--backoff",
            paramLabel = "TEXT",
            description = "How long it waits after a failure: 30s, 10s,1m,5m or exp:2s,1h (exp:1s,1h).")
    private @Nullable String backoff;

    @Option(
            names = "--uniq",
            paramLabel = "KEY",
            description = "Refused while another job with this key waits or is leased.")
    private @Nullable String uniq;

    PutOptions values() {
        PutOptions values = PutOptions.none();
        values = delay == null ? values : values.delay(delay);
        values = at == null ? values : values.at(at);
        values = priority == null ? values : values.priority(priority);
        values = ttl == null ? values : values.ttl(ttl);
        values = tries == null ? values : values.tries(tries);
        values = backoff == null ? values : values.backoff(backoff);
        return uniq == null ? values : values.uniq(uniq);
    }

    boolean hasKey() {
        return uniq != null;
    }
}
