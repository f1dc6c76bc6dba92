package org.presque.standalone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/**
 * For a Tomcat that wants it: answers what Tomcat refuses before the application sees it as the application itself would, in
 * JSON, telling nothing. {@code deploy/README.md} says how.
 */
public final class JsonErrorReport extends ErrorReportValve {
    private static final int CLIENT_ERROR = 400;
    private static final Map<Integer, String> TEXTS = Map.of(
            400, "malformed request",
            404, "not found",
            405, "method is not allowed",
            413, "body is too long",
            414, "request target is too long",
            431, "request headers are too long",
            501, "not implemented",
            503, "service is not available",
            505, "HTTP version is not supported");

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        int status = response.getStatus();
        if (status < CLIENT_ERROR || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        byte[] body = "{\"error\":\"%s\"}"
                .formatted(TEXTS.getOrDefault(status, "error"))
                .getBytes(StandardCharsets.US_ASCII);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentLength(body.length);
        write(response, body);
    }

    private static void write(Response response, byte[] body) {
        try {
            response.getOutputStream().write(body);
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            return; // The client has gone, or the answer has: nobody to tell.
        }
    }
}
