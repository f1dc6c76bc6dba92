package org.presque.web.page;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.presque.web.http.RequestTarget;
import org.presque.web.page.words.Text;

/**
 * What a form has done, as the address of the next page tells it: nothing is kept of it on the server. Immutable. It says
 * nothing but a deed and numbers, so that nobody can make the page say what he likes by a link to it.
 *
 * @param count to how many jobs; of one that was added its id
 * @param refused to how many it could not be done
 * @param isMore whether there are more to do it to
 */
public record Done(Deed deed, long count, long refused, boolean isMore) {

    private static final String PARAMETER = "done";
    private static final Pattern TEXT = Pattern.compile("([a-z]{1,20})-(\\d{1,15})-(\\d{1,15})-([01])");

    /** What can be done. */
    public enum Deed {
        READY,
        DELETED,
        ADDED,
        STOPPED,
        STARTED,
        SET,
        PURGED;

        static Optional<Deed> named(String text) {
            return Stream.of(values()).filter(deed -> deed.text().equals(text)).findFirst();
        }

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Done to one thing. */
    public static Done once(Deed deed) {
        return new Done(deed, 1, 0, false);
    }

    /** What the address of a page tells; empty if that is nothing, or nothing of ours. */
    public static Optional<Done> of(RequestTarget target) {
        return target.parameter(PARAMETER)
                .map(TEXT::matcher)
                .filter(Matcher::matches)
                .flatMap(text -> Deed.named(text.group(1))
                        .map(deed -> new Done(
                                deed,
                                Long.parseLong(text.group(2)),
                                Long.parseLong(text.group(3)),
                                text.group(4).equals("1"))));
    }

    /** What the address tells, as a parameter. */
    public String parameter() {
        return PARAMETER + "=" + deed.text() + "-" + count + "-" + refused + "-" + (isMore ? 1 : 0);
    }

    /** The same for people. */
    public Text text() {
        return switch (deed) {
            case READY -> jobs("{0} job is ready now.{1}{2}", "{0} jobs are ready now.{1}{2}");
            case DELETED -> jobs("{0} job was deleted.{1}{2}", "{0} jobs were deleted.{1}{2}");
            case ADDED -> Text.of("Job {0} was added.", String.valueOf(count));
            case STOPPED -> Text.of("The queue is stopped: it takes jobs in and gives none out.");
            case STARTED -> Text.of("The queue is open.");
            case SET -> Text.of("The settings were saved.");
            case PURGED -> Text.of("The queue was deleted with all its jobs.");
        };
    }

    private Text jobs(String one, String many) {
        Text refusals = refused == 0
                ? Text.NONE
                : Text.of(" {0} could not be: leased, gone, or another job has the same uniq key.", refused);
        return Text.count(count, one, many, refusals, isMore ? Text.of(" There are more.") : Text.NONE);
    }
}
