package org.presque.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.presque.queue.model.QueueName;
import org.presque.redis.QueueHead.Part;
import org.presque.testing.RedisServer;

/**
 * Holds the {@linkplain Keys layout} of a queue that nobody works on: everything in it belongs to a job that waits, and
 * every such job is where it will be looked for.
 */
final class Layout {

    private final RedisServer redis;
    private final QueueHead head;
    private final String queue;

    Layout(RedisServer redis, QueueName queue) {
        this.redis = redis;
        this.head = new QueueHead(redis, queue);
        this.queue = "presque:{" + queue + "}";
    }

    void check() {
        Set<String> front = new TreeSet<>();
        Set<String> waiting = new TreeSet<>();
        Set<String> places = new HashSet<>();
        for (int priority = 0; priority < 10; priority++) {
            Set<String> ids = new TreeSet<>();
            for (String set : List.of("front:", "leased:")) {
                for (String member : list("ZRANGE", set + priority, "0", "-1")) {
                    assertTrue(ids.add(id(member)), () -> "in two sets: " + member);
                }
            }
            front.addAll(ids);
            ids.addAll(streamed(priority));
            waiting.addAll(ids);
            for (String id : ids) {
                assertTrue(places.add(priority + ":" + id), "twice in " + priority + ": " + id);
            }
            checkLevels(priority);
        }
        for (String set : List.of("final", "dead")) {
            for (String member : list("ZRANGE", set, "0", "-1")) {
                assertTrue(front.add(id(member)), () -> "in two sets: " + member);
                assertTrue(waiting.add(id(member)), () -> "waiting too: " + member);
            }
        }
        int waitingElsewhere = list("ZRANGE", "final", "0", "-1").size()
                + list("ZRANGE", "dead", "0", "-1").size();
        front.addAll(front.stream().map(id -> "t" + id).toList());
        assertEquals(front, new TreeSet<>(list("HKEYS", "held")), "held, each with its text, and in the sets");
        assertEquals(places.size() + waitingElsewhere, waiting.size(), "in two priorities");
        checkReferences(waiting, places);
        checkQuiet("front:5");
        checkQuiet("leased:5");
    }

    /** Fetches do not look into the set before that time. */
    private void checkQuiet(String set) {
        List<String> first = list("ZRANGE", set, "0", "0", "WITHSCORES");
        Double quietTill = head.get(Part.QUIET_TILL);
        assertTrue(
                first.isEmpty() || quietTill == null || quietTill <= Double.parseDouble(first.get(1)),
                () -> first + " of " + set + " is not found before " + quietTill);
    }

    private Set<String> streamed(int priority) {
        Set<String> ids = new TreeSet<>();
        if (redis.command("XRANGE", key("ready:" + priority), "-", "+") instanceof List<?> entries) {
            entries.forEach(
                    entry -> ids.add(String.valueOf(((List<?>) entry).get(0)).split("-", 2)[0]));
        }
        return ids;
    }

    private void checkLevels(int priority) {
        Double levels = head.get(Part.LEVELS);
        int mask = levels == null ? 32 : levels.intValue();
        assertTrue((mask & (1 << priority)) != 0 || streamed(priority).isEmpty(), "unreachable in ready:" + priority);
        boolean hasFront = !list("ZRANGE", "front:" + priority, "0", "0").isEmpty();
        assertTrue((mask & (1 << (10 + priority))) != 0 || !hasFront, "unreachable in front:" + priority);
        boolean hasLeased = !list("ZRANGE", "leased:" + priority, "0", "0").isEmpty();
        assertTrue((mask & (1 << (21 + priority))) != 0 || !hasLeased, "unreachable in leased:" + priority);
        boolean hasFinal = !list("ZRANGE", "final", "0", "0").isEmpty();
        assertTrue((mask & (1 << 31)) != 0 || !hasFinal, "never dead");
        boolean hasExpiry = !list("ZRANGE", "expiry", "0", "0").isEmpty();
        assertTrue((mask & (1 << 20)) != 0 || !hasExpiry, "never expiring");
    }

    private void checkReferences(Set<String> waiting, Set<String> places) {
        for (String member : list("ZRANGE", "expiry", "0", "-1")) {
            String place = member.substring(0, 2) + id(member.substring(2));
            assertTrue(places.contains(place), "to expire, but not there: " + member);
        }
        for (String member : list("ZRANGE", "working", "0", "-1")) {
            String id = member.substring(member.indexOf('\0') + 1);
            boolean isLeased = list("ZRANGE", "final", "0", "-1").contains(padded(id))
                    || IntStream.range(0, 10).anyMatch(priority -> list("ZRANGE", "leased:" + priority, "0", "-1")
                            .contains(padded(id)));
            assertTrue(isLeased, () -> "worked on, but not leased: " + member);
        }
        List<String> holders = list("HVALS", "uniq");
        assertEquals(holders.size(), Set.copyOf(holders).size(), "several uniq keys of one job");
        assertTrue(waiting.containsAll(holders), () -> "uniq keys of no job: " + holders);
        assertEquals(
                new TreeSet<>(list("HKEYS", "once")), new TreeSet<>(list("ZRANGE", "once:till", "0", "-1")), "once");
    }

    /** Nothing is left but what a queue is allowed to leave. */
    void checkPurged() {
        assertEquals(List.of(queue + ":last"), redis.command("KEYS", queue + ":*"), "keys of a purged queue");
    }

    private static String id(String padded) {
        return String.valueOf(Long.parseLong(padded));
    }

    private static String padded(String id) {
        return "%016d".formatted(Long.parseLong(id));
    }

    private List<String> list(String command, String part, String... rest) {
        List<String> words = new ArrayList<>(List.of(command, key(part)));
        words.addAll(List.of(rest));
        if (redis.command(words.toArray(String[]::new)) instanceof List<?> reply) {
            return reply.stream().map(String::valueOf).toList();
        }
        return List.of();
    }

    private String key(String part) {
        return queue + ":" + part;
    }
}
