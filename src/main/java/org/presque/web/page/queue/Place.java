package org.presque.web.page.queue;

import org.jspecify.annotations.Nullable;
import org.presque.queue.model.JobState;
import org.presque.queue.model.QueueName;
import org.presque.queue.search.Wanted;
import org.presque.queue.search.Word;
import org.presque.web.Cursor;
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
     * Refuses what cannot be done to jobs in the state: ready ones are not made ready, and leased ones are their workers'.
     *
     * @param isToBeReady whether they are to be made ready, not deleted
     */
    void checkAll(boolean isToBeReady) {
        if (state == JobState.LEASED || (isToBeReady && state == JobState.READY)) {
            String verb = isToBeReady ? "made ready" : "deleted";
            throw Refusal.with(400, "jobs that are " + state.text() + " are not " + verb + " all at once");
        }
    }

    Place in(JobState other) {
        return new Place(queue, other, word, null);
    }

    /**
     * What follows.
     *
     * @param position where the list goes on, as the storage says it; null for the beginning
     */
    Place behind(@Nullable String position) {
        return new Place(queue, state, word, position == null ? null : new Cursor(queue, state).at(position));
    }

    /** Where it begins, as the storage says it; null for the beginning. */
    @Nullable String position() {
        return after == null ? null : new Cursor(queue, state).placeIn(after);
    }

    /** All jobs that have the word, from here on, until there are enough. */
    Wanted wanted(int enough) {
        return new Wanted(queue, state, new Word(word), position(), enough);
    }

    /** Whether it is a list of all jobs in the state, none of them left out by a word. */
    boolean isWhole() {
        return word.isEmpty();
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
