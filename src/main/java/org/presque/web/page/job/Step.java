package org.presque.web.page.job;

import org.jspecify.annotations.Nullable;
import org.presque.web.page.shown.Moment;
import org.presque.web.page.words.Text;

/**
 * One thing that has happened to a job, or will. Immutable.
 *
 * @param mark the class in the style sheet: {@code put}, {@code failed}, or the state that the job is in now
 * @param at null where nobody knows
 * @param detail what an error said; empty if there is nothing to tell
 * @param worker who it was; empty if it did not say
 */
public record Step(String mark, Text what, @Nullable Moment at, String detail, String worker) {

    static Step plain(String mark, Text what, @Nullable Moment at) {
        return new Step(mark, what, at, "", "");
    }
}
