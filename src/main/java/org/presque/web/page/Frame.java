package org.presque.web.page;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.presque.web.page.words.Text;

/**
 * What stands around every page. Immutable.
 *
 * @param root the way from this page to the root of the application, with a slash at its end
 * @param title what distinguishes the page from others of its kind; may be empty
 * @param trouble why Redis says nothing; empty if it does
 * @param note what became of the button that was pressed
 * @param isReadOnly whether there are no buttons
 */
public record Frame(
        Server server, String root, Scene scene, String title, String trouble, Note note, boolean isReadOnly) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    public List<Scene> scenes() {
        return Scene.inNavigation();
    }

    /** The title of the window. */
    public Text windowTitle() {
        Text name = title.isEmpty() ? Text.of(scene.title()) : Text.verbatim(title);
        return scene == Scene.QUEUES || name.isEmpty() ? Text.verbatim("presque") : Text.of("{0} · presque", name);
    }

    /** Whether Redis said nothing. */
    public boolean isAway() {
        return !trouble.isEmpty();
    }

    /** The class in the style sheet of {@link #link}. */
    public String linkState() {
        return isAway() ? "away" : "still";
    }

    /** How the page stands to Redis; a script may say more, since it goes on asking. */
    public Text link() {
        return isAway() ? Text.of("Away") : Text.of("As of {0}", TIME.format(Instant.now()));
    }
}
