package org.presque.web.page.words;

import java.util.ArrayList;
import java.util.List;

/**
 * Something that is said to people, whatever their language: {@link Words#say} puts it into that. Immutable.
 *
 * @param one what it is in English, with {@code {0}}, {@code {1}}… where the parts belong, for one thing
 * @param many the same for another number of things; equal to {@code one} where nothing is counted
 * @param count how many things
 * @param parts numbers, texts, and strings that are in no language, as names are
 */
public record Text(String one, String many, long count, List<Object> parts) {

    /** Nothing is said. */
    public static final Text NONE = of("");

    public Text {
        parts = List.copyOf(parts);
    }

    public static Text of(String english, Object... parts) {
        return new Text(english, english, 1, List.of(parts));
    }

    /** Of so many things; their number is the first part. */
    public static Text count(long count, String one, String many, Object... parts) {
        List<Object> all = new ArrayList<>(List.of(parts));
        all.add(0, count);
        return new Text(one, many, count, all);
    }

    /** In whatever language, as it is. */
    public static Text verbatim(String text) {
        return of("{0}", text);
    }

    /** For EL. */
    public boolean isEmpty() {
        return one.isEmpty();
    }
}
