package org.presque.web.page;

import java.util.regex.Pattern;

/**
 * What is known of this presque without asking Redis. Immutable.
 *
 * @param redis where its Redis should be, {@code host:port}
 * @param url where the page was asked for, without a slash at the end
 */
public record Server(String version, String redis, String url) {

    /** Somebody will paste the address into a shell: nothing but what a host and a port are made of. */
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:\\[\\]-]+");

    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9._~/%-]*");

    /** The same, asked for by a request for this host, in this context. */
    Server at(String scheme, String host, String contextPath) {
        boolean isPlain =
                HOST.matcher(host).matches() && PATH.matcher(contextPath).matches();
        return new Server(version, redis, isPlain ? scheme + "://" + host + contextPath : "http://localhost:5000");
    }
}
