package org.presque.web.page.shown;

import org.presque.queue.model.JobState;

/** The button that makes jobs ready, in the words for where they come from. Stateless. */
public final class ReadyButton {

    private ReadyButton() {}

    /** What it says; empty where there is none. */
    public static String text(JobState state) {
        return switch (state) {
            case DELAYED -> "Run now";
            case DEAD -> "Retry";
            case READY, LEASED -> "";
        };
    }
}
