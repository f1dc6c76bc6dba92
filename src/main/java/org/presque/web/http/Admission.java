package org.presque.web.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.presque.config.HttpConfig;

/**
 * Who may ask. Stateless but for its settings.
 *
 * <p>A page of another site that a user of ours happens to visit can send requests from the user's browser. It can
 * read no answer, but a plain GET of it, an image even, would eat a job. Browsers say where a request comes from, and
 * what they say is believed; clients that are no browsers say nothing, and are let through.
 */
final class Admission {

    private final List<String> allowedHosts;
    private final List<String> allowedOrigins;

    Admission(HttpConfig config) {
        this.allowedHosts = config.allowedHosts().stream().map(Admission::lower).toList();
        this.allowedOrigins =
                config.allowedOrigins().stream().map(Admission::lower).toList();
    }

    /**
     * Refuses a name that is not ours: a page of another site can make its own name point to this machine (DNS
     * rebinding) and is then of the same origin. Everything passes where no hosts are set.
     */
    void checkHost(HttpServletRequest request) {
        String host = request.getHeader("Host");
        if (host != null && !allowedHosts.isEmpty() && !allowedHosts.contains(withoutPort(lower(host)))) {
            throw Refusal.with(403, "host is not allowed: add it to http.allowed_hosts");
        }
    }

    /** Refuses what a browser does for a page of another site, or before its user asked for it. */
    void checkSite(HttpServletRequest request) {
        boolean isPrefetch =
                request.getHeader("Sec-Purpose") != null || "prefetch".equals(request.getHeader("Purpose"));
        if (isPrefetch || isCrossSite(request) || isReadByOldBrowser(request)) {
            throw Refusal.with(403, "cross-site request refused");
        }
    }

    private boolean isCrossSite(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        if (origin != null && allowedOrigins.contains(lower(origin))) {
            return false;
        }
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        return origin != null && !isOwn(origin, request);
    }

    /** Over plain http browsers send neither of the above with a GET; what is left are these two. */
    private boolean isReadByOldBrowser(HttpServletRequest request) {
        if (!request.getMethod().equals("GET")) {
            return false;
        }
        String referer = request.getHeader("Referer");
        String accept = request.getHeader("Accept");
        boolean comesFromElsewhere = referer != null && !isOwn(referer, request);
        boolean isImage = accept != null && lower(accept).startsWith("image/");
        return comesFromElsewhere || isImage;
    }

    /** Whether an address has the host and port that this request was sent to. */
    private boolean isOwn(String address, HttpServletRequest request) {
        String authority = lower(authority(address));
        return authority.equals(lower(request.getHeader("Host")))
                || allowedOrigins.stream()
                        .anyMatch(allowed -> authority(allowed).equals(authority));
    }

    private static String authority(String address) {
        int from = address.indexOf("://");
        if (from < 0) {
            return "";
        }
        int slash = address.indexOf('/', from + 3);
        return address.substring(from + 3, slash < 0 ? address.length() : slash);
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
