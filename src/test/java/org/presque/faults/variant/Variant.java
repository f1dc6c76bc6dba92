package org.presque.faults.variant;

import static org.presque.faults.check.Invariant.A_503_MEANS_ABSENT_AND_A_201_PRESENT;
import static org.presque.faults.check.Invariant.A_PLAIN_FETCH_DELIVERS_AT_MOST_ONCE;
import static org.presque.faults.check.Invariant.BODIES_COME_BYTE_FOR_BYTE;
import static org.presque.faults.check.Invariant.COUNTERS_ADD_UP;
import static org.presque.faults.check.Invariant.EVERY_201_IS_DELIVERED_OR_STILL_THERE;
import static org.presque.faults.check.Invariant.EVERY_ANSWER_IN_TIME_AND_OF_THE_PROTOCOL;
import static org.presque.faults.check.Invariant.LEASES_OF_A_JOB_NEVER_OVERLAP;
import static org.presque.faults.variant.Edit.java;
import static org.presque.faults.variant.Edit.lua;

import java.util.List;
import org.presque.faults.check.Invariant;

/**
 * The product broken on purpose, in one way.
 *
 * <p>Each edit names what must be in the source. Where a source changes, so that an edit fits no more, say here how the same
 * mistake would be made in the new one.
 */
public enum Variant {
    IDEMPOTENCY_KEY_IGNORED(
            Hardship.REPLIES_LOST,
            A_PLAIN_FETCH_DELIVERS_AT_MOST_ONCE,
            lua("fragments/put", "if id and tonumber(till) > now then", "if false then")),

    /** The job is taken in the script, and counted by a command of its own. */
    COUNTER_OUTSIDE_THE_SCRIPT(
            Hardship.NONE,
            COUNTERS_ADD_UP,
            lua("fragments/one", "    redis.call('HINCRBY', META, 'processed', '1')\n", ""),
            lua("take", "        redis.call('HINCRBY', META, 'processed', taken)\n", ""),
            java(
                    "redis/RedisJobs",
                    "                        : CompletableFuture.completedStage(taken(queue, reply)));",
                    """
                            : counted(queue, taken(queue, reply)));
                        }

                        private CompletionStage<List<Job>> counted(QueueName queue, List<Job> jobs) {
                            String key = new String(keys.of(queue), java.nio.charset.StandardCharsets.UTF_8) + ":meta";
                            return scripts.command(
                                    redis.clients.jedis.Protocol.Command.HINCRBY,
                                    bytes(key), bytes("processed"), bytes(jobs.size())).thenApply(done -> jobs);""")),

    /** The put is sent to Redis, and its reply not waited for. */
    ANSWER_BEFORE_REDIS(
            Hardship.REDIS_KILLED,
            EVERY_201_IS_DELIVERED_OR_STILL_THERE,
            java("queue/Queues", "        if (known.contains(jobs.queue())) {\n", """
                            if (known.contains(jobs.queue()) && jobs.options().uniq() == null) {
                                var unused = store(jobs);
                                return CompletableFuture.completedStage(
                                        new Stored(new JobId(1), 1, false, false));
                            }
                            if (known.contains(jobs.queue())) {
                    """)),
    BODY_DECODED_IN_LUA(
            Hardship.NONE,
            BODIES_COME_BYTE_FOR_BYTE,
            lua("fragments/plain", "'job', text)", "'job', cjson.encode(cjson.decode(text)))")),
    NO_ALLOW_OOM(
            Hardship.MEMORY_FULL,
            EVERY_ANSWER_IN_TIME_AND_OF_THE_PROTOCOL,
            lua("take", "#!lua flags=allow-oom", "#!lua")),
    EVERY_FAULT_IS_503(
            Hardship.REPLIES_LOST,
            A_503_MEANS_ABSENT_AND_A_201_PRESENT,
            java("web/http/FaultAnswers", "case OUTCOME_UNKNOWN -> 504;", "case OUTCOME_UNKNOWN -> 503;")),
    GET_PARAMETER_BEFORE_THE_BODY(
            Hardship.ANSWERS_LATE,
            EVERY_ANSWER_IN_TIME_AND_OF_THE_PROTOCOL,
            java(
                    "web/http/BodyReader",
                    "long announced = request.getContentLengthLong();",
                    "request.getParameter(\"delay\"); long announced = request.getContentLengthLong();")),
    HEAD_TAKES(
            Hardship.NONE,
            EVERY_201_IS_DELIVERED_OR_STILL_THERE,
            java("web/http/Verbs", "return get != null && !get.acts();", "return get != null;")),

    /** The job is taken out, and that it is leased written down by another call of the script. */
    LEASE_NOTED_IN_A_SECOND_STEP(
            Hardship.REPLIES_LOST,
            EVERY_201_IS_DELIVERED_OR_STILL_THERE,
            lua("lease", "if ARGV[1] == '1' and tries > 1 and", "if false and"),
            lua("lease", "local out, room = {ttr}, tonumber(ARGV[3])\n", """
                    local out, room = {ttr}, tonumber(ARGV[3])
                    if ARGV[6] then
                        hold({
                            id = tonumber(ARGV[6]), token = ARGV[7], attempts = tonumber(ARGV[8]), text = ARGV[9],
                            priority = 5, created = now, ttr = ttr, till = till
                        })
                        -- include save
                        return {ttr}
                    end
                    """),
            lua(
                    "lease",
                    "    hold(job)\n",
                    "    redis.call('HDEL', q .. ':held', number(job.id), 't' .. number(job.id))\n"),
            java(
                    "redis/RedisLeases",
                    "CompletableFuture.completedStage(leased(queue, reply))",
                    "noted(queue, leased(queue, reply), worker)"),
            java("redis/RedisLeases", "    private static List<LeasedJob> leased(", """
                        private CompletionStage<List<LeasedJob>> noted(
                                QueueName queue, List<LeasedJob> jobs, @Nullable WorkerId worker) {
                            LeasedJob leased = jobs.get(0);
                            return scripts.fetch(lease, keys.of(queue), List.of(
                                    bytes(1), nameOf(worker), RedisJobs.TEXT_LIMIT_BYTES, millisOrNothing(leased.ttr()),
                                    bytes(""), bytes(leased.job().id().value()), bytes(leased.token()),
                                    bytes(leased.attempt()), leased.job().text().bytes()), 1).thenApply(done -> jobs);
                        }

                        private static List<LeasedJob> leased(""")),
    TOKEN_NOT_CHECKED(
            Hardship.WORKERS_LATE,
            LEASES_OF_A_JOB_NEVER_OVERLAP,
            lua("done", "if token == ARGV[i + 1] and till > leaseNow and", "if token and"),
            lua("fragments/attempts", "return job.token == token and not isLapsed(job)", "return job.token ~= nil")),
    LOST_LEASES_NEVER_SWEPT(
            Hardship.WORKERS_LATE,
            EVERY_201_IS_DELIVERED_OR_STILL_THERE,
            lua(
                    "fragments/first",
                    "goThroughSet(LEASED + priority, q .. ':leased:' .. priority, leaseNow, hand)",
                    "goThroughSet(LEASED + priority, q .. ':leased:' .. priority, -1, hand)")),

    /** A node's clock, an hour behind. */
    CLOCK_OF_THE_NODE_FOR_LEASES(
            Hardship.NONE,
            LEASES_OF_A_JOB_NEVER_OVERLAP,
            lua("lease", "queueTries or 25, leaseNow + ttr\n", "queueTries or 25, ARGV[6] + ttr\n"),
            java(
                    "redis/RedisLeases",
                    "bytes(tokens(count)));",
                    "bytes(tokens(count)), bytes(System.currentTimeMillis() - 3_600_000L));"));

    /** What a variant must go through to be found out. */
    public enum Hardship {
        NONE,

        /** The variant itself holds answers up, for as long as a body may take. */
        ANSWERS_LATE,
        REPLIES_LOST,
        REDIS_KILLED,
        WORKERS_LATE,
        MEMORY_FULL
    }

    private final Hardship hardship;
    private final Invariant broken;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of, of records
    private final List<Edit> edits;

    Variant(Hardship hardship, Invariant broken, Edit... edits) {
        this.hardship = hardship;
        this.broken = broken;
        this.edits = List.of(edits);
    }

    public Hardship hardship() {
        return hardship;
    }

    /** What the checker must find. */
    public Invariant broken() {
        return broken;
    }

    public List<Edit> edits() {
        return edits;
    }
}
