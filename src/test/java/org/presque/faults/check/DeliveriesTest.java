package org.presque.faults.check;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.presque.faults.load.Event.Fetch;
import org.presque.faults.load.Event.Put;
import org.presque.faults.load.Event.Verb;
import org.presque.faults.load.Event.Word;
import org.presque.faults.load.History;
import org.presque.faults.load.Job;
import org.presque.faults.load.Reply;

/** What the checker says of two jobs of one uniq key; all times are microseconds. */
class DeliveriesTest {
    private static final String QUEUE = "leased";
    private static final Job ONE = new Job("p", 1, "key", 0, true);
    private static final Job OTHER = new Job("p", 2, "key", 0, true);

    private final History history = new History();
    private final Findings findings = new Findings();

    private static Reply reply(long ended, int status, String id, String body) {
        return new Reply(ended - 10, ended, status, Map.of("x-presque-job", id), body);
    }

    private void put(Job job, long ended, int status) {
        history.add(new Put(QUEUE, job, reply(ended, status, job.name(), "")));
    }

    private void doneAt(Job job, long ended) {
        Fetch fetch = new Fetch(QUEUE, "w", 60, reply(ended - 20, 200, job.name(), job.text()));
        history.add(fetch);
        history.add(new Word(Verb.DONE, fetch, reply(ended, 204, "", "")));
    }

    private void check() {
        new Deliveries(findings, QUEUE).check(Story.of(history, QUEUE));
        findings.fail();
    }

    @Test
    void findsTwoThatLiveAtOnce() {
        put(ONE, 100, 201);
        put(OTHER, 200, 201);
        doneAt(ONE, 300);
        doneAt(OTHER, 400);

        AssertionError found = assertThrows(AssertionError.class, this::check);
        String text = String.valueOf(found.getMessage());
        assertTrue(text.contains(Invariant.ONE_LIVE_JOB_PER_UNIQ_KEY.toString()), text);
    }

    @Test
    void letsOneLiveAfterTheOther() {
        put(ONE, 100, 201);
        doneAt(ONE, 200);
        put(OTHER, 210, 201);
        doneAt(OTHER, 300);

        assertDoesNotThrow(this::check);
    }

    /** The answer to the first put was lost; by the second, the job was done, and the other had come. */
    @Test
    void letsOneHaveLivedBeforeItsPutIsHeardOf() {
        put(ONE, 100, 504);
        doneAt(ONE, 200);
        put(OTHER, 210, 201);
        put(ONE, 300, 201);
        doneAt(OTHER, 400);

        assertDoesNotThrow(this::check);
    }
}
