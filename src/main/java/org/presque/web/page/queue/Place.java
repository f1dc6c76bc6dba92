package org.presque.web.page.queue;

import org.jspecify.annotations.Nullable;
import org.presque.queue.model.JobState;
import org.presque.queue.model.QueueName;
import org.presque.web.http.Refusal;
import org.presque.web.http.RequestTarget;
import org.presque.web.page.Done;
import org.presque.web.page.Links;

/**
 * Which part of which list a page shows. Immutable.
 *
 * @param word what the jobs must have in them; empty for all jobs
 * @param after the cursor that it begins behind; null for the beginning
 */
record Place(
        QueueName queue,
        JobState state,
        String word,
        @Nullable String after) {

    /** The place a target names; of a queue the ready jobs, if it says nothing of it. */
    static Place of(RequestTarget target) {
        return new Place(
                target.queueName(),
                target.parameter("state").map(Place::state).orElse(JobState.READY),
                target.parameter("q").orElse(""),
                target.parameter("after").orElse(null));
    }

    private static JobState state(String text) {
        return JobState.named(text)
                .orElseThrow(
                        () -> Refusal.with(400, "invalid state: " + text + " is not ready, delayed, leased or dead"));
    }

    /**
     * Refuses what cannot be done to all jobs in the state: only dead ones are made ready together, and leased ones are
     * their workers'.
     *
     * @param isToBeReady whether they are to be made ready, not deleted
     */
    void checkAll(boolean isToBeReady) {
        if (isToBeReady ? state != JobState.DEAD : state == JobState.LEASED) {
            String verb = isToBeReady ? "retried" : "deleted";
            throw Refusal.with(400, "jobs that are " + state.text() + " are not " + verb + " all at once");
        }
    }

    Place in(JobState other) {
        return new Place(queue, other, word, null);
    }

    Place behind(@Nullable String cursor) {
        return new Place(queue, state, word, cursor);
    }

    /** The whole list. */
    Place withoutWord() {
        return new Place(queue, state, "", null);
    }

    /** Where it is, from the root. */
    String link() {
        return Links.queue(queue.value())
                + "?state=" + state.text()
                + (word.isEmpty() ? "" : "&q=" + Links.value(word))
                + (after == null ? "" : "&after=" + Links.value(after));
    }

    /** The same, telling what was done. */
    String link(Done done) {
        return link() + "&" + done.parameter();
    }
}
