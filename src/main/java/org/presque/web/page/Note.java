package org.presque.web.page;

/** What is said on top of a page of what was done, or could not be. Immutable. */
public record Note(String text, boolean isGood) {

    public static final Note NONE = new Note("", true);

    /** What went wrong. */
    static Note ofFault(String text) {
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
