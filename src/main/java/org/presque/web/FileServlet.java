package org.presque.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.presque.web.http.Answer;
import org.presque.web.http.Exchanges;
import org.presque.web.http.Request;
import org.presque.web.http.RestServlet;

/** {@code /}: the files of the pages, those listed here and no others, and 404 for every path that is nobody's. */
public final class FileServlet extends RestServlet {

    private static final long serialVersionUID = 1L;

    private static final String STYLE = "text/css;charset=utf-8";
    private static final String SCRIPT = "text/javascript;charset=utf-8";

    private static final Map<String, String> TYPES = Map.of(
            "/page/presque.css", STYLE,
            "/page/pages.js", SCRIPT,
            "/page/presque.js", SCRIPT,
            "/page/chart.js", SCRIPT,
            "/page/uplot/uPlot.iife.min.js", SCRIPT,
            "/page/uplot/uPlot.min.css", STYLE,
            "/page/presque.svg", "image/svg+xml");

    /** @param hasPages whether there are pages that need their files */
    public FileServlet(Exchanges exchanges, boolean hasPages) {
        super(exchanges);
        verbs().only(target -> hasPages && TYPES.containsKey(target.path())).reads("GET", this::file);
    }

    private CompletionStage<Answer> file(Request request) {
        String path = request.target().path();
        String type = TYPES.getOrDefault(path, "");
        return CompletableFuture.supplyAsync(() -> Answer.of(200, type, content(path)), request.containerThreads());
    }

    private byte[] content(String path) {
        try (InputStream file = getServletContext().getResourceAsStream(path)) {
            return file == null ? new byte[0] : file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
