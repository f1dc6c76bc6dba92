package org.presque.worker;

import org.presque.worker.http.Answer;
import org.presque.worker.http.Insistence.Heard;

/**
 * What a presque refused, or that it could not be asked; the message is what it says itself. Whatever was to be sent again was
 * sent again before.
 */
public final class PresqueException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final boolean isPerhapsDone;

    PresqueException(Answer answer) {
        this(new Heard(answer, false));
    }

    PresqueException(Heard heard) {
        super(heard.answer().error());
        this.status = heard.answer().status();
        this.isPerhapsDone = heard.isPerhapsDone();
    }

    PresqueException(String message, InterruptedException cause) {
        super(message, cause);
        this.status = 0;
        this.isPerhapsDone = true;
    }

    /** The status of HTTP; 0 or less if there was no answer. */
    public int status() {
        return status;
    }

    /** Whether the server may have done what it was asked for all the same: there was no answer, or one that does not say it. */
    public boolean isPerhapsDone() {
        return isPerhapsDone;
    }
}
