package org.presque.queue.search;

import java.util.Locale;
import org.presque.queue.model.JobDetails;

/**
 * What is looked for: nothing, which all jobs have in them, or any text, in whatever case, in the text of a job as it was put or in what one of its attempts failed with.
 * Immutable.
 */
public record Word(String text) {

    public Word {
        text = text.toLowerCase(Locale.ROOT);
    }

    boolean isIn(JobDetails job) {
        return text.isEmpty()
                || isIn(job.job().text().toString())
                || job.errors().stream().anyMatch(error -> isIn(error.text()));
    }

    private boolean isIn(String whole) {
        return whole.toLowerCase(Locale.ROOT).contains(text);
    }
}
