package org.presque.web.http;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A route: what it does for each method. Subclasses have no state but what they were built with. */
public abstract class RestServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Exchanges exchanges;
    private final transient Verbs verbs;

    protected RestServlet(Exchanges exchanges) {
        this.exchanges = exchanges;
        this.verbs = new Verbs();
    }

    /** The verbs of this route, to be filled by the constructor of the subclass. */
    protected final Verbs verbs() {
        return verbs;
    }

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        exchanges.serve(request, response, verbs);
    }
}
