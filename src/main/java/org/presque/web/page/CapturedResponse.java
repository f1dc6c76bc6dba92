package org.presque.web.page;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * A response that keeps what a JSP writes, so that the real one hears nothing of it: status, headers and body are told by
 * the answer that is made of it. Confined to one thread.
 */
final class CapturedResponse extends HttpServletResponseWrapper {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(8 << 10);
    private final PrintWriter writer = new PrintWriter(bytes, false, StandardCharsets.UTF_8);

    CapturedResponse(HttpServletResponse response) {
        super(response);
    }

    byte[] body() {
        writer.flush();
        return bytes.toByteArray();
    }

    @Override
    public PrintWriter getWriter() {
        return writer;
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return new ServletOutputStream() {
            @Override
            public void write(int b) {
                bytes.write(b);
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new IllegalStateException("written at once");
            }
        };
    }

    @Override
    public String getCharacterEncoding() {
        return StandardCharsets.UTF_8.name();
    }

    @Override
    public void setContentType(String type) {
        // said by the answer
    }

    @Override
    public void flushBuffer() {
        // nothing to send yet
    }

    @Override
    public boolean isCommitted() {
        return false;
    }

    @Override
    public void sendError(int status, String message) {
        throw new IllegalStateException("the page cannot be drawn: " + status + " " + message);
    }

    @Override
    public void sendError(int status) {
        sendError(status, "");
    }
}
