package org.presque.worker.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** A presque, as requests are sent to it: its address, and what is said with each of them. Immutable; connections are kept and shared. */
public final class Endpoint {
    private static final Duration CONNECT = Duration.ofSeconds(3);

    private final URI base;
    private final HttpClient client;
    private final Map<String, String> headers;

    private Endpoint(URI base, HttpClient client, Map<String, String> headers) {
        this.base = base;
        this.client = client;
        this.headers = Map.copyOf(headers);
    }

    /**
     * The one at that address.
     *
     * @param base {@code http} or {@code https}, with the context path if there is one; a slash at its end is added
     * @throws IllegalArgumentException if it is no such address
     */
    public static Endpoint at(URI base) {
        if (base.getHost() == null || !String.valueOf(base.getScheme()).matches("https?")) {
            throw new IllegalArgumentException("not an address like http://localhost:5000: " + base);
        }
        URI folder = base.getPath().endsWith("/") ? base : URI.create(base + "/");
        // Version 2 would begin with an upgrade, which presque does not speak.
        HttpClient.Builder client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT);
        if ("http".equals(base.getScheme())) {
            client.sslContext(withoutTrust());
        }
        return new Endpoint(folder, client.build(), Map.of());
    }

    /** Spares short programs that have no use for TLS the reading of all certificates of the JDK, a fifth of their time. */
    private static SSLContext withoutTrust() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[0], null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a JDK without TLS", e);
        }
    }

    /** The same, over the same connections, with one header more in each request. */
    public Endpoint withHeader(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new Endpoint(base, client, more);
    }

    /** Sends a request once. */
    public Exchange send(Call call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        base.resolve(call.target().text()))
                .timeout(call.timeout())
                .method(call.method(), body(call));
        headers.forEach(request::setHeader);
        call.headers().forEach(request::setHeader);
        return new Exchange(
                client.sendAsync(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8)), call.timeout());
    }

    private static BodyPublisher body(Call call) {
        return call.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(call.body());
    }

    public URI base() {
        return base;
    }
}
