package org.presque.web.page.job;

import org.presque.queue.model.JobText;
import org.presque.web.page.shown.Count;
import org.presque.web.page.shown.PrettyJson;
import org.presque.web.page.words.Text;

/**
 * The text of a job as its page shows it. Immutable.
 *
 * @param pretty set out for reading
 * @param raw as it was put
 * @param size how many bytes the whole has
 * @param isCut whether only the beginning is shown
 */
public record Payload(String pretty, String raw, Count size, boolean isCut) {

    /** More than anybody reads, and little enough for a browser to lay out at once. */
    static final int MOST_CHARACTERS = 200_000;

    static Payload of(JobText text) {
        String whole = text.toString();
        String pretty = PrettyJson.of(whole, MOST_CHARACTERS);
        boolean isCut = whole.length() > MOST_CHARACTERS || pretty.length() >= MOST_CHARACTERS;
        return new Payload(pretty, beginning(whole), new Count(text.bytes().length), isCut);
    }

    public Text sizeText() {
        return size.of("{0} byte", "{0} bytes");
    }

    /** Never half a character. */
    private static String beginning(String whole) {
        if (whole.length() <= MOST_CHARACTERS) {
            return whole;
        }
        boolean isInside = Character.isHighSurrogate(whole.charAt(MOST_CHARACTERS - 1));
        return whole.substring(0, isInside ? MOST_CHARACTERS - 1 : MOST_CHARACTERS);
    }
}
