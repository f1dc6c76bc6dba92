package org.presque.web.page;

import java.util.Locale;

/** A number as the page shows it. Immutable. */
public record Count(long number) {

    /** With commas between thousands. */
    public String text() {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** The class in the style sheet: a zero is shown fainter than the rest. */
    public String mark() {
        return number == 0 ? "none" : "some";
    }
}
