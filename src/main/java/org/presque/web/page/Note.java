package org.presque.web.page;

import org.presque.web.page.words.Text;

/** What is said on top of a page of what was done, or could not be. Immutable. */
public record Note(Text text, boolean isGood) {

    public static final Note NONE = new Note(Text.NONE, true);

    /** What went wrong. */
    static Note ofFault(Text text) {
        return new Note(text, false);
    }

    /** The class in the style sheet. */
    public String mark() {
        if (text.isEmpty()) {
            return "unseen";
        }
        return isGood ? "note good" : "note bad";
    }
}
