package org.presque.web.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.presque.web.http.Request;
import org.presque.web.page.words.Words;

/** The JSPs that draw the pages. Drawing takes a thread, to be one of the container's. Stateless. */
final class Template {

    private Template() {}

    /** The page as HTML in UTF-8; {@code t} is the language it is in. */
    static byte[] draw(Request request, Frame frame, Words words, Object view) {
        HttpServletRequest shown = new Shown(request.servletRequest());
        RequestDispatcher jsp = shown.getRequestDispatcher(frame.scene().jsp());
        CapturedResponse captured = new CapturedResponse(request.servletResponse());
        shown.setAttribute("frame", frame);
        shown.setAttribute("t", words);
        shown.setAttribute("view", view);
        try {
            // Not forwarded: that would end the response, which the answer is still to be written to.
            jsp.include(shown, captured);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ServletException e) {
            throw new IllegalStateException("the page cannot be drawn", e);
        }
        return captured.body();
    }

    /** A plain GET: a JSP refuses other methods, and takes {@code ?jsp_precompile} as a wish to be drawn empty. */
    private static final class Shown extends HttpServletRequestWrapper {

        Shown(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getMethod() {
            return "GET";
        }

        @Override
        public @Nullable String getQueryString() {
            return null;
        }
    }
}
