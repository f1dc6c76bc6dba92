package org.presque.standalone.server;

import io.undertow.server.Connectors;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import io.undertow.util.SameThreadExecutor;
import io.undertow.util.StatusCodes;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Begins no request while the answer to the one before it on the same connection is still to be taken. Refuses what Undertow
 * would pass on although no application can serve it, and lets the application answer for files that no
 * client may see: Undertow would by itself, and say nothing.
 */
final class Entrance implements HttpHandler {

    private static final String[] HIDDEN = {"WEB-INF", "META-INF"};

    /** A path that leads to the servlet for all that is nobody's; which one was asked for stands in the request. */
    private static final String NOBODYS = "/-";

    private static final String METHODS = "DELETE, GET, HEAD, OPTIONS, POST, PUT";

    private final HttpHandler next;

    Entrance(HttpHandler next) {
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        ToClient answers = ToClient.of(exchange);
        if (answers.isKeeping()) {
            Runnable later = () -> Connectors.executeRootHandler(this, exchange);
            exchange.dispatch(SameThreadExecutor.INSTANCE, () -> answers.whenTaken(later));
        } else {
            handle(exchange);
        }
    }

    private void handle(HttpServerExchange exchange) throws Exception {
        String path = exchange.getRelativePath();
        if (path.equals("*") && exchange.getRequestMethod().equals(Methods.OPTIONS)) {
            exchange.getResponseHeaders().put(Headers.ALLOW, METHODS);
            exchange.setStatusCode(StatusCodes.NO_CONTENT).endExchange();
        } else if (!path.startsWith("/")) {
            refuse(exchange, StatusCodes.BAD_REQUEST);
        } else if (isEncoded(exchange.getRequestHeaders().getFirst(Headers.TRANSFER_ENCODING))) {
            refuse(exchange, StatusCodes.NOT_IMPLEMENTED);
        } else {
            if (isHidden(path)) {
                exchange.setRelativePath(NOBODYS);
            }
            next.handleRequest(exchange);
        }
    }

    /** Undertow takes a body that was compressed on the way for a plain one (RFC 9112, section 6.1). */
    private static boolean isEncoded(@Nullable String encoding) {
        return encoding != null && !encoding.equalsIgnoreCase("chunked");
    }

    private static boolean isHidden(String path) {
        int start = 0;
        while (start < path.length() && (path.charAt(start) == '/' || path.charAt(start) == '\\')) {
            start++;
        }
        for (String folder : HIDDEN) {
            if (path.regionMatches(true, start, folder, 0, folder.length())) {
                return true;
            }
        }
        return false;
    }

    private static void refuse(HttpServerExchange exchange, int status) {
        Refusal refusal = Refusal.of(status);
        exchange.setStatusCode(status).setPersistent(false);
        refusal.headers().forEach((name, value) -> exchange.getResponseHeaders().put(name, value));
        exchange.getResponseSender().send(refusal.body(), StandardCharsets.US_ASCII);
    }
}
