package org.presque.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import org.presque.queue.model.JobState;
import org.presque.queue.model.QueueException;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.Reason;

/** Places in the list of a queue's jobs in a state, as clients carry them: opaque, and of no use for another list. Immutable. */
public final class Cursor {

    private final String list;

    /** Places in the list of these jobs. */
    public Cursor(QueueName queue, JobState state) {
        this.list = state.text() + " " + queue.value() + " ";
    }

    /** A place of this list, as clients carry it. */
    public String at(String place) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((list + place).getBytes(UTF_8));
    }

    /** The place a client gives back; refused if it is not one of this list. */
    public String placeIn(String cursor) {
        String text = decoded(cursor);
        if (!text.startsWith(list)) {
            throw new QueueException(Reason.INVALID_CURSOR);
        }
        return text.substring(list.length());
    }

    private static String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
        } catch (IllegalArgumentException e) {
            throw new QueueException(Reason.INVALID_CURSOR);
        }
    }
}
