package org.presque.web.page.shown;

import org.presque.web.page.words.Text;

/** A number as the page shows it. Immutable. */
public record Count(long number) {

    /** The class in the style sheet: a zero is shown fainter than the rest. */
    public String mark() {
        return number == 0 ? "none" : "some";
    }

    /** With its noun. */
    public Text of(String one, String many) {
        return Text.count(number, one, many);
    }
}
