package org.presque.web.socket;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.presque.queue.model.QueueName;
import org.presque.web.Headers;
import org.presque.web.http.Answer;
import org.presque.web.http.Exchanges;
import org.presque.web.http.Refusal;
import org.presque.web.http.Request;
import org.presque.web.http.RestServlet;

/**
 * {@code /ws/NAME}: makes a socket of a request. It comes here as any other, so that names, hosts and sites are looked at by the
 * same rules on every container, and only then is the container asked to shake hands.
 */
public final class SocketServlet extends RestServlet {

    private static final long serialVersionUID = 1L;

    private static final String PROTOCOL = "websocket";
    private static final String VERSION = "13";

    private final transient Services services;

    public SocketServlet(Exchanges exchanges, Services services) {
        super(exchanges);
        this.services = services;
        verbs().acts("GET", this::open);
    }

    private CompletionStage<Answer> open(Request request) {
        List<QueueName> names = request.target().queueNames();
        Client client = new Client(names, Headers.worker(request, services.workers(), names.get(0)));
        if (!isHandshake(request)) {
            throw new Refusal(Answer.error(426, "this is for WebSockets")
                    .with("Upgrade", PROTOCOL)
                    .with("Connection", "Upgrade")
                    .with("Sec-WebSocket-Version", VERSION));
        }
        services.streams().checkSeat();
        upgrade(request, client);
        return CompletableFuture.completedStage(Answer.switched());
    }

    private static boolean isHandshake(Request request) {
        return names(request, "Upgrade", PROTOCOL)
                && names(request, "Connection", "upgrade")
                && names(request, "Sec-WebSocket-Version", VERSION)
                && request.header("Sec-WebSocket-Key").isPresent();
    }

    private static boolean names(Request request, String header, String value) {
        return request.header(header).stream()
                .flatMap(text -> List.of(text.split(",")).stream())
                .anyMatch(text -> text.strip().toLowerCase(Locale.ROOT).equals(value));
    }

    private void upgrade(Request request, Client client) {
        HttpServletRequest asked = request.servletRequest();
        ServerContainer container =
                (ServerContainer) asked.getServletContext().getAttribute(ServerContainer.class.getName());
        if (container == null) {
            throw Refusal.with(501, "this server has no WebSockets");
        }
        ServerEndpointConfig config = ServerEndpointConfig.Builder.create(SocketEndpoint.class, "/ws")
                .configurator(new Handing(new SocketEndpoint(services, client)))
                .build();
        try {
            container.upgradeHttpToWebSocket(asked, request.servletResponse(), config, Map.of());
        } catch (IOException | DeploymentException e) {
            throw new IllegalStateException("the container does not open a socket", e);
        }
    }

    /** A container tells its servlets first; what is open then it ends in its own way, as if the clients had gone. */
    @Override
    public void destroy() {
        services.streams().close();
    }

    /** Hands the container an endpoint of ours instead of letting it make one. */
    private static final class Handing extends ServerEndpointConfig.Configurator {

        private final SocketEndpoint endpoint;

        Handing(SocketEndpoint endpoint) {
            this.endpoint = endpoint;
        }

        @Override
        public <T> T getEndpointInstance(Class<T> type) {
            return type.cast(endpoint);
        }

        /** Who may ask was looked at before. */
        @Override
        public boolean checkOrigin(String origin) {
            return true;
        }
    }
}
