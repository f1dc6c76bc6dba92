package org.presque.contract.waiting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RunningPresque.newQueue;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.presque.contract.leases.Leasing;
import org.presque.testing.Answer;

/** Clients that are killed while they wait, and jobs that arrive for them. */
public interface GoneWhileWaitingContract extends Polling {
    int KILLED = 1000;
    int AT_A_TIME = 100;
    int JOBS_EACH = 2;

    /** Nothing is lost to them: what one was given comes back, at once or when its lease is over. */
    @Test
    default void losesNoLeasedJobToThoseThatAreKilled() {
        String queue = newQueue();

        killWhileJobsArrive(queue, "/q/" + queue + "?wait=3&ttr=1");

        int done = drain(queue, "&ttr=60", batch -> doneMany(queue, Leasing.batch(leases(queue, batch), "")));
        assertEquals(JOBS_EACH * KILLED, done);
        assertEquals(JOBS_EACH * KILLED, stats(queue).getInt("processed"));
        assertAddsUp(queue);
    }

    /** A plain job may go with the client it was given to; those that nobody was given come through. */
    @Test
    default void losesAtMostOnePlainJobToEachThatIsKilled() {
        String queue = newQueue();

        killWhileJobsArrive(queue, "/q/" + queue + "?wait=3");

        int left = drain(queue, "", batch -> {});
        assertTrue(left >= (JOBS_EACH - 1) * KILLED, () -> "lost: " + (JOBS_EACH * KILLED - left));
        int jobs = JOBS_EACH * KILLED;
        assertCounters(queue, "enqueued=" + jobs + " processed=" + jobs);
    }

    /** In groups: they come, a part of them goes in one of two ways, jobs arrive, and the others go. */
    private void killWhileJobsArrive(String queue, String target) {
        Random random = new Random(7);
        for (int killed = 0; killed < KILLED; killed += AT_A_TIME) {
            List<Poll> polls =
                    IntStream.range(0, AT_A_TIME).mapToObj(i -> begin(target)).toList();
            int early = random.nextInt(AT_A_TIME);
            polls.subList(0, early).forEach(poll -> kill(poll, random));
            int from = JOBS_EACH * killed;
            List<Integer> jobs =
                    IntStream.range(from, from + JOBS_EACH * AT_A_TIME).boxed().toList();
            http().post("/qb/" + queue, "{\"jobs\":" + jobs + "}");
            polls.subList(early, AT_A_TIME).forEach(poll -> kill(poll, random));
        }
    }

    private static void kill(Poll poll, Random random) {
        if (random.nextBoolean()) {
            poll.close();
        } else {
            poll.reset();
        }
    }

    /** Fetches until there has been nothing for longer than the killed wait; how many jobs came, none of them twice. */
    private int drain(String queue, String parameters, Consumer<Answer> finish) {
        Set<String> jobs = new HashSet<>();
        String target = "/qb/" + queue + "?batch_size=100&wait=4" + parameters;
        Answer answer = http().get(target);
        while (answer.status() == 200) {
            finish.accept(answer);
            for (JsonValue job : answer.array()) {
                assertTrue(jobs.add(textOf(job)), () -> "given twice: " + job);
            }
            answer = http().get(target);
        }
        assertEquals(404, answer.status());
        return jobs.size();
    }

    private static String textOf(JsonValue job) {
        return job instanceof JsonString text
                ? text.getString()
                : String.valueOf(job.asJsonObject().get("job"));
    }
}
