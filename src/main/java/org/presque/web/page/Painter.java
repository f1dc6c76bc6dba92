package org.presque.web.page;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.presque.queue.model.QueueException;
import org.presque.queue.model.Reason;
import org.presque.web.http.Answer;
import org.presque.web.http.FaultAnswers;
import org.presque.web.http.Json;
import org.presque.web.http.Refusal;
import org.presque.web.page.words.Text;
import org.presque.web.page.words.Words;

/**
 * Makes answers of what pages show and of what their forms do. Thread-safe.
 *
 * <p>What cannot be shown is told by a page too, with the status that the rest of the protocol has for it. A form that did
 * its work answers 303, so that a reload does not do it again; one that could not is shown again, with the reason.
 */
public final class Painter {

    /** What a page may do: nothing but what came from this server, and be in no other site's frame. */
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final Answer FINE = Answer.empty(200);

    private final Server server;
    private final boolean isReadOnly;

    /**
     * @param redis where Redis should be, for the time when it cannot say so itself
     * @param isReadOnly whether forms are refused
     */
    public Painter(String redis, boolean isReadOnly) {
        this.server = new Server(Version.text(), redis, "");
        this.isReadOnly = isReadOnly;
    }

    /** Which presque this is. */
    public String version() {
        return server.version();
    }

    /** Shows a page, and what a form did that led to it. */
    public CompletionStage<Answer> show(Visit visit, Supplier<CompletionStage<Sheet>> sheet) {
        Note note = Done.of(visit.request().target())
                .map(done -> new Note(done.text(), true))
                .orElse(Note.NONE);
        return show(visit, attempt(sheet), note, FINE);
    }

    /**
     * Does what a form asks for.
     *
     * @param what to be done, for the message that it could not be
     * @param act does it; its result is where the outcome is shown, from the root
     * @param again the page with the form, for what could not be done
     */
    public CompletionStage<Answer> act(
            Visit visit, String what, Supplier<CompletionStage<String>> act, Supplier<CompletionStage<Sheet>> again) {
        checkWritable();
        return attempt(act)
                .thenApply(to -> Answer.empty(303).with("Location", visit.root() + to))
                .handle((answer, fault) -> fault == null
                        ? CompletableFuture.completedStage(answer)
                        : refused(visit, what, FaultAnswers.of(fault), again))
                .thenCompose(Function.identity());
    }

    /** Asks before something is done that a form asks for; otherwise as {@link #act}. */
    public CompletionStage<Answer> ask(
            Visit visit, String what, Supplier<Sheet> question, Supplier<CompletionStage<Sheet>> again) {
        checkWritable();
        return attempt(() -> CompletableFuture.completedStage(question.get()))
                .handle((sheet, fault) -> fault == null
                        ? show(visit, CompletableFuture.completedStage(sheet), Note.NONE, FINE)
                        : refused(visit, what, FaultAnswers.of(fault), again))
                .thenCompose(Function.identity());
    }

    /** Refuses what would change something where that is not wanted. */
    public void checkWritable() {
        if (isReadOnly) {
            throw Refusal.with(403, "these pages are read-only: see ui.read_only");
        }
    }

    private CompletionStage<Answer> refused(
            Visit visit, String what, Answer refusal, Supplier<CompletionStage<Sheet>> again) {
        return show(visit, attempt(again), Note.ofFault(Text.of("{0}: {1}", what, errorOf(refusal))), refusal);
    }

    /** What throws at once fails like what fails later. */
    private static <T> CompletionStage<T> attempt(Supplier<CompletionStage<T>> what) {
        return CompletableFuture.<@Nullable Void>completedStage(null).thenCompose(now -> what.get());
    }

    private CompletionStage<Answer> show(Visit visit, CompletionStage<Sheet> sheet, Note note, Answer head) {
        Server here = here(visit);
        return sheet.thenApply(shown -> new Drawing(head, shown, shown.trouble()))
                .exceptionally(fault -> instead(fault, note, head))
                .thenApplyAsync(drawing -> drawn(visit, here, drawing, note), visit.threads());
    }

    /** A page to be drawn, and status and headers to send it with. */
    private record Drawing(Answer head, Sheet sheet, String trouble) {}

    private static Drawing instead(Throwable fault, Note note, Answer head) {
        Throwable cause = QueueException.unwrapped(fault);
        Answer refusal = cause instanceof QueueException known ? unseen(known) : FaultAnswers.of(cause);
        String headline = headline(errorOf(refusal));
        boolean isAway = cause instanceof QueueException known && known.reason().isOfStorage();
        Sheet nothing = new Sheet(Scene.NOTHING, headline, Text.of(headline));
        return new Drawing(note.isGood() ? refusal : head, nothing, isAway ? headline : "");
    }

    /** A look leaves nothing open: where its outcome is unknown too, nothing was done, and that is 503. */
    private static Answer unseen(QueueException fault) {
        return FaultAnswers.of(
                fault.reason() == Reason.OUTCOME_UNKNOWN ? new QueueException(Reason.UNREACHABLE) : fault);
    }

    private static String errorOf(Answer refusal) {
        return Json.read(Json.utf8(refusal.text()), Map.class)
                .map(view -> String.valueOf(view.get("error")))
                .orElse("Nothing can be shown");
    }

    /** What the matter is, without what it means for a request: the text up to its first comma. */
    public static String headline(String error) {
        String matter = error.split(",", 2)[0];
        return matter.substring(0, 1).toUpperCase(Locale.ROOT) + matter.substring(1);
    }

    /** Taken while the container's request is surely there. */
    private Server here(Visit visit) {
        String scheme = visit.request().servletRequest().getScheme();
        return server.at(
                scheme,
                visit.request().header("Host").orElse(""),
                visit.request().contextPath());
    }

    private Answer drawn(Visit visit, Server here, Drawing drawing, Note note) {
        Sheet sheet = drawing.sheet();
        Words words = Words.likedBy(visit.acceptLanguage());
        Frame frame = new Frame(here, visit.root(), sheet.scene(), sheet.title(), drawing.trouble(), note, isReadOnly);
        return drawing.head()
                .withBody("text/html;charset=utf-8", Template.draw(visit.request(), frame, words, sheet.view()))
                .with("Content-Language", words.language())
                .with("Vary", "Accept-Language")
                .with("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .with("Referrer-Policy", "same-origin");
    }
}
