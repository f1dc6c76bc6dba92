package org.presque.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.presque.queue.model.Due;
import org.presque.queue.model.IdempotencyKey;
import org.presque.queue.model.JobOptions;
import org.presque.queue.model.JobText;
import org.presque.queue.model.NewJobs;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.WorkerId;

/** Jobs of every kind to be put, no two with the same text. What is not far away in time is a few ms away. */
final class RandomJobs {

    static final List<WorkerId> WORKERS = List.of(new WorkerId("w1"), new WorkerId("w 2"));

    /** Past what fits in the 14 digits that Lua writes by itself. */
    private static final long FAR = 200_000_000_000_123L;

    private final Random random;
    private int last;

    RandomJobs(Random random) {
        this.random = random;
    }

    NewJobs next(QueueName queue) {
        if (random.nextInt(4) == 0) {
            return NewJobs.plain(queue, text());
        }
        int count = random.nextInt(8) == 0 ? 1 + random.nextInt(5) : 1;
        IdempotencyKey key = random.nextInt(10) == 0 ? key() : null;
        return new NewJobs(
                queue,
                Stream.generate(this::text).limit(count).toList(),
                random.nextInt(4) == 0 ? JobOptions.NONE : options(),
                key,
                random.nextInt(6) == 0 ? worker() : null,
                random.nextInt(12) == 0);
    }

    WorkerId worker() {
        return WORKERS.get(random.nextInt(WORKERS.size()));
    }

    private JobText text() {
        return JobText.stored(("{\"n\": " + ++last + "}").getBytes(UTF_8));
    }

    private IdempotencyKey key() {
        return new IdempotencyKey("key " + random.nextInt(6), random.nextInt(4) == 0 ? "other" : "same");
    }

    private JobOptions options() {
        int priority = random.nextInt(3) == 0 ? random.nextInt(10) : JobOptions.DEFAULT_PRIORITY;
        String uniq = random.nextInt(3) == 0 ? "uniq " + random.nextInt(5) : null;
        Integer tries = random.nextInt(4) == 0 ? 1 + random.nextInt(3) : null;
        return new JobOptions(priority, due(), ttl(), uniq, tries, null);
    }

    private @Nullable Due due() {
        return switch (random.nextInt(10)) {
            case 0, 1 -> Due.in(Duration.ofHours(1 + random.nextInt(3)));
            case 2 -> new Due(FAR + random.nextInt(3), false);
            case 3 -> new Due(1 + random.nextInt(1000), false);
            case 4 -> Due.in(Duration.ofMillis(1 + random.nextInt(3)));
            default -> null;
        };
    }

    private @Nullable Duration ttl() {
        return switch (random.nextInt(8)) {
            case 0, 1 -> Duration.ofHours(1 + random.nextInt(3));
            case 2 -> Duration.ofMillis(1 + random.nextInt(4));
            default -> null;
        };
    }
}
