package org.presque.web.page.about;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.presque.config.SettingLine;
import org.presque.queue.Queues;
import org.presque.queue.model.QueueException;
import org.presque.web.http.Answer;
import org.presque.web.http.Exchanges;
import org.presque.web.http.Request;
import org.presque.web.http.RestServlet;
import org.presque.web.page.Painter;
import org.presque.web.page.Scene;
import org.presque.web.page.Sheet;
import org.presque.web.page.Visit;
import org.presque.web.page.shown.Span;
import org.presque.web.page.words.Text;

/** {@code /ui/about}: which presque this is, over which Redis, and what it is set to; also while Redis is away. */
public final class AboutPageServlet extends RestServlet {

    private static final long serialVersionUID = 1L;

    private final transient Queues queues;
    private final transient Painter painter;
    private final transient List<SettingLine> settings;
    private final transient Instant started = Instant.now();

    public AboutPageServlet(Exchanges exchanges, Queues queues, Painter painter, List<SettingLine> settings) {
        super(exchanges);
        this.queues = queues;
        this.painter = painter;
        this.settings = List.copyOf(settings);
        verbs().reads("GET", this::show);
    }

    private CompletionStage<Answer> show(Request request) {
        return painter.show(Visit.of(request), () -> queues.info()
                .thenCombine(queues.server(), RedisFacts::of)
                .thenApply(redis -> sheet(redis, ""))
                .exceptionally(this::withoutRedis));
    }

    private Sheet withoutRedis(Throwable fault) {
        String trouble = Painter.headline(QueueException.reasonOf(fault).text());
        return sheet(List.of(new Fact(Text.of("Away"), Text.of(trouble))), trouble);
    }

    private Sheet sheet(List<Fact> redis, String trouble) {
        return new Sheet(Scene.ABOUT, "", new AboutView(node(), redis, settings), trouble);
    }

    private List<Fact> node() {
        return List.of(
                new Fact(Text.of("Version"), Text.verbatim(painter.version())),
                new Fact(Text.of("Up for"), Span.text(Duration.between(started, Instant.now()))),
                new Fact(Text.of("Server"), Text.verbatim(getServletContext().getServerInfo())),
                new Fact(Text.of("Java"), Text.verbatim(System.getProperty("java.vm.name") + " " + Runtime.version())),
                new Fact(
                        Text.of("Processors"),
                        Text.of("{0}", Runtime.getRuntime().availableProcessors())));
    }
}
