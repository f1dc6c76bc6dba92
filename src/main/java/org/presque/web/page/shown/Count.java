package org.presque.web.page.shown;

import java.util.Locale;

/** A number as the page shows it. Immutable. */
public record Count(long number) {

    /** With commas between thousands. */
    public String text() {
        return text(number);
    }

    static String text(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** The class in the style sheet: a zero is shown fainter than the rest. */
    public String mark() {
        return number == 0 ? "none" : "some";
    }

    /** With its noun: {@code 1 job}, {@code 1,234 jobs}. */
    public String of(String one, String many) {
        return text() + " " + (number == 1 ? one : many);
    }
}
