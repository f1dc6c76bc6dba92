package org.presque.faults.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Serializable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A job as a producer knows it. Its text has all that a careless hand would change: white space, a name twice, numbers no
 * double holds, escapes that need not be. Immutable.
 *
 * @param producer who puts it
 * @param number its place among the jobs of that producer
 * @param uniq its uniq key; empty for none
 * @param delayMillis how long it is not to be handed out
 * @param isKeyed whether it is put with an idempotency key, again and again until it is in
 */
public record Job(String producer, int number, String uniq, long delayMillis, boolean isKeyed) implements Serializable {
    private static final Pattern NAME = Pattern.compile("\"name\"\\s*:\\s*\"([^\"]+)\"");

    /** What tells it from all other jobs. */
    public String name() {
        return producer + "-" + number;
    }

    /** A character for each byte. */
    public String text() {
        String text = "{ \"name\" : \"%s\",\t\"n\":1, \"n\":2,\"big\":123456789012345678901.50,\"e\":1.0E+2,"
                        .formatted(name())
                + "\"empty\":[ ],\"text\":\"\\u00e4\\/\u00e9\uD83D\uDE00\\u0000 \" }";
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }

    /** The name inside a text; empty if it has none. */
    public static String nameIn(String text) {
        Matcher name = NAME.matcher(text);
        return name.find() ? name.group(1) : "";
    }

    /** Whether it stands in line behind those that its producer put before. */
    public boolean isInLine() {
        return delayMillis == 0;
    }
}
