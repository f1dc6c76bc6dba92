package org.presque.web.page.queue;

import java.util.List;
import org.presque.queue.model.JobId;
import org.presque.queue.model.JobState;
import org.presque.web.http.Refusal;
import org.presque.web.page.words.Text;

/**
 * What is asked before many jobs are changed, or any is deleted. Immutable.
 *
 * @param act what the button asks for then
 * @param ids which jobs; none for all in the state
 * @param back where to go instead, from the root; the form goes there too
 */
public record Confirmation(Text question, Text button, String act, List<String> ids, String back) {

    /**
     * Before something is done to all jobs of a list.
     *
     * @param what {@code ready} or {@code delete}
     * @param count how many they are, at least
     * @param isAll whether that are all of them
     */
    static Confirmation ofAll(String what, Place place, long count, boolean isAll) {
        boolean isReady = what.equals("ready");
        if (!isReady && !what.equals("delete")) {
            throw Refusal.with(400, "invalid confirm: " + what + " is not ready or delete");
        }
        Text state = Text.of(place.state().text());
        String queue = place.queue().value();
        Text of = place.isWhole()
                ? Text.verbatim(queue)
                : Text.of("{0} that have “{1}” in text or error", queue, place.word());
        Text question;
        Text button;
        if (!isReady) {
            question = Text.of("Delete all {0} jobs of {1}?", state, of);
            button = delete(count);
        } else if (place.state() == JobState.DEAD) {
            question = Text.of("Retry all {0} jobs of {1}?", state, of);
            button = Text.count(count, "Retry {0} job", "Retry {0} jobs");
        } else {
            question = Text.of("Run all {0} jobs of {1} now?", state, of);
            button = Text.count(count, "Run {0} job now", "Run {0} jobs now");
        }
        Text known = isAll ? button : Text.of("{0} or more", button);
        return new Confirmation(question, known, what + "-all", List.of(), place.link());
    }

    private static Text delete(long count) {
        return Text.count(count, "Delete {0} job", "Delete {0} jobs");
    }

    /** Before the jobs that were selected are deleted. */
    static Confirmation ofSelected(Place place, List<JobId> ids) {
        String queue = place.queue().value();
        return new Confirmation(
                Text.count(ids.size(), "Delete {0} job of {1}?", "Delete {0} jobs of {1}?", queue),
                delete(ids.size()),
                "delete",
                ids.stream().map(JobId::toString).toList(),
                place.link());
    }

    /** The class of the button in the style sheet. */
    public String mark() {
        return isFinal() ? "bad" : "good";
    }

    /** Whether what is done cannot be undone. */
    public boolean isFinal() {
        return !act.equals("ready-all");
    }
}
