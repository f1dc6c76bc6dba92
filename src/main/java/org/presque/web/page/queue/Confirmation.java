package org.presque.web.page.queue;

import java.util.List;
import org.presque.queue.model.JobId;
import org.presque.queue.model.JobState;
import org.presque.web.http.Refusal;
import org.presque.web.page.shown.Count;

/**
 * What is asked before many jobs are changed, or any is deleted. Immutable.
 *
 * @param act what the button asks for then
 * @param ids which jobs; none for all in the state
 * @param back where to go instead, from the root; the form goes there too
 */
public record Confirmation(String question, String button, String act, List<String> ids, String back) {

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
        String which = "all " + place.state().text() + " jobs of " + place.queue()
                + (place.word().isEmpty() ? "" : " that have “" + place.word() + "” in text or error");
        String jobs = new Count(count).of("job", "jobs") + (isAll ? "" : " or more");
        String verb = !isReady ? "Delete" : place.state() == JobState.DEAD ? "Retry" : "Run";
        String now = verb.equals("Run") ? " now" : "";
        return new Confirmation(
                verb + " " + which + now + "?", verb + " " + jobs + now, what + "-all", List.of(), place.link());
    }

    /** Before the jobs that were selected are deleted. */
    static Confirmation ofSelected(Place place, List<JobId> ids) {
        String jobs = new Count(ids.size()).of("job", "jobs");
        return new Confirmation(
                "Delete " + jobs + " of " + place.queue() + "?",
                "Delete " + jobs,
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
