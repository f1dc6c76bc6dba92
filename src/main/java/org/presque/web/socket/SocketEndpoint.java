package org.presque.web.socket;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.presque.queue.model.QueueException;

/** What the container calls for one client. */
final class SocketEndpoint extends Endpoint {

    private static final System.Logger LOG = System.getLogger(SocketEndpoint.class.getName());

    /** How long a Tomcat lets a ping or a closing wait for a client that does not read, in ms; others do not know it. */
    private static final String TOMCAT_PATIENCE = "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT";

    private static final long PATIENCE_MILLIS = 1000;

    /** How long Tomcat waits for the good-bye of a client before it ends the connection; so by default 30 s. */
    private static final String TOMCAT_PATIENCE_AT_CLOSE = "org.apache.tomcat.websocket.SESSION_CLOSE_TIMEOUT";

    private static final Long PATIENCE_AT_CLOSE_MILLIS = 5_000L;

    private final Services services;
    private final Client client;
    private volatile @Nullable Socket socket;

    SocketEndpoint(Services services, Client client) {
        this.services = services;
        this.client = client;
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        session.setMaxIdleTimeout(0);
        session.getUserProperties().put(TOMCAT_PATIENCE, PATIENCE_MILLIS);
        session.getUserProperties().put(TOMCAT_PATIENCE_AT_CLOSE, PATIENCE_AT_CLOSE_MILLIS);
        Socket opened = new Socket(services, client, session);
        try {
            services.streams().enter(opened);
        } catch (QueueException full) {
            close(session, String.valueOf(full.getMessage()));
            return;
        }
        socket = opened;
        opened.open();
        session.addMessageHandler(String.class, new TextAssembly(opened, services.limits()));
        session.addMessageHandler(PongMessage.class, (MessageHandler.Whole<PongMessage>) pong -> opened.heard());
    }

    private static void close(Session session, String reason) {
        try {
            session.close(new CloseReason(CloseCodes.TRY_AGAIN_LATER, reason));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "a socket was closed before", e);
        }
    }

    @Override
    public void onClose(Session session, CloseReason reason) {
        Socket closed = socket;
        if (closed != null) {
            closed.closed();
        }
    }

    /** A client that breaks its connection is no fault of ours; the container closes the socket. */
    @Override
    public void onError(Session session, Throwable fault) {
        LOG.log(System.Logger.Level.DEBUG, "a socket has broken", fault);
    }
}
