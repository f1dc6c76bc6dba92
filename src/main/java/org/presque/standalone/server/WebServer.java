package org.presque.standalone.server;

import io.undertow.UndertowOptions;
import io.undertow.connector.ByteBufferPool;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.GracefulShutdownHandler;
import io.undertow.server.handlers.HttpContinueReadHandler;
import io.undertow.server.protocol.http.HttpOpenListener;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.core.ServletContainerImpl;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.xnio.ChannelListener;
import org.xnio.ChannelListeners;
import org.xnio.IoUtils;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.StreamConnection;
import org.xnio.Xnio;
import org.xnio.XnioWorker;
import org.xnio.channels.AcceptingChannel;

/**
 * An embedded Undertow that serves the unpacked WAR at its root.
 *
 * <p>Requests are served on the threads that hear of them, a thread for each processor: to hand each on to a thread of a pool
 * costs more than all else that is done for it. So nothing there may block, and nothing of ours does; Undertow refuses to.
 * What takes long the application gives to {@link jakarta.servlet.AsyncContext#start}, for which there are other threads.
 */
public final class WebServer {

    /** What the application wants to have done first when the server stops, an attribute of its context; a {@link Runnable}. */
    private static final String BEFORE_STOP = "org.presque.before_stop";

    // Ten thousand waiters and those who feed them.
    private static final int MOST_CONNECTIONS = 20_000;
    private static final int BACKLOG = 1_024;
    private static final int MOST_HEADER_BYTES = 8 << 10;
    private static final Duration HEAD_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(75);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(2);
    private static final int BUFFER_BYTES = 8 << 10;
    private static final int IDLE_BUFFERS = 1_000;

    // Kept from the garbage collector, and with them what is set below.
    private static final Logger VERSIONS = Logger.getLogger("org.xnio");
    private static final Logger CONNECTIONS = Logger.getLogger("io.undertow.request.io");

    private final InetSocketAddress address;
    // On the heap: a stream holds one for as long as it stays, and who runs out of memory outside of it never recovers.
    private final ByteBufferPool buffers = new DefaultByteBufferPool(false, BUFFER_BYTES, IDLE_BUFFERS, 4);
    private final XnioWorker worker;
    private final DeploymentManager application;
    private @Nullable GracefulShutdownHandler door;
    private @Nullable AcceptingChannel<StreamConnection> listening;

    /**
     * A server that does not listen yet.
     *
     * @param unpacked the folder of the unpacked WAR
     * @param parameters what the application finds as context parameters
     */
    public WebServer(Path unpacked, InetSocketAddress address, Map<String, String> parameters) {
        VERSIONS.setLevel(Level.WARNING);
        CONNECTIONS.setFilter(entry -> !(entry.getThrown() instanceof IOException)); // Clients go when they like.
        this.address = address;
        this.worker = worker();
        this.application =
                new ServletContainerImpl().addDeployment(Application.of(unpacked, parameters, worker, buffers));
    }

    private static XnioWorker worker() {
        int processors = Math.max(2, Runtime.getRuntime().availableProcessors());
        try {
            return Xnio.getInstance(WebServer.class.getClassLoader())
                    .createWorker(OptionMap.builder()
                            .set(Options.WORKER_NAME, "presque-http")
                            .set(Options.WORKER_IO_THREADS, processors)
                            .set(Options.WORKER_TASK_CORE_THREADS, processors * 8)
                            .set(Options.WORKER_TASK_MAX_THREADS, processors * 8)
                            .set(Options.THREAD_DAEMON, true)
                            .getMap());
        } catch (IOException e) {
            throw new ServerFailure("the server did not start: " + e.getMessage(), e);
        }
    }

    /**
     * Starts, and returns the port listened on.
     *
     * @throws ServerFailure if it cannot listen or the application does not start
     */
    public int start() {
        HttpHandler served;
        try {
            application.deploy();
            served = application.start();
        } catch (ServletException | RuntimeException e) {
            throw new ServerFailure("the application did not start: " + rootMessage(e), e);
        }
        try {
            return listen(served);
        } catch (IOException e) {
            throw new ServerFailure("the server did not start: " + e.getMessage(), e);
        }
    }

    private int listen(HttpHandler served) throws IOException {
        door = new GracefulShutdownHandler(new HttpContinueReadHandler(new Entrance(served)));
        HttpOpenListener http = new HttpOpenListener(buffers, protocol());
        http.setRootHandler(door);
        ChannelListener<StreamConnection> opened = connection -> {
            ToClient answers = new ToClient(connection);
            connection.getSinkChannel().setConduit(answers);
            connection.getSourceChannel().setConduit(new FromClient(connection, answers));
            http.handleEvent(connection);
        };
        AcceptingChannel<StreamConnection> accepting =
                worker.createStreamConnectionServer(address, ChannelListeners.openListenerAdapter(opened), socket());
        listening = accepting;
        accepting.resumeAccepts();
        return ((InetSocketAddress) accepting.getLocalAddress()).getPort();
    }

    private static OptionMap protocol() {
        return OptionMap.builder()
                .set(UndertowOptions.MAX_HEADER_SIZE, MOST_HEADER_BYTES)
                .set(UndertowOptions.REQUEST_PARSE_TIMEOUT, (int) HEAD_TIMEOUT.toMillis())
                .set(UndertowOptions.NO_REQUEST_TIMEOUT, (int) KEEP_ALIVE.toMillis())
                .set(UndertowOptions.ALWAYS_SET_KEEP_ALIVE, false)
                .set(UndertowOptions.MAX_ENTITY_SIZE, -1L)
                .getMap();
    }

    private static OptionMap socket() {
        return OptionMap.builder()
                .set(Options.TCP_NODELAY, true)
                .set(Options.REUSE_ADDRESSES, true)
                .set(Options.BACKLOG, BACKLOG)
                .set(Options.CONNECTION_HIGH_WATER, MOST_CONNECTIONS)
                .set(Options.CONNECTION_LOW_WATER, MOST_CONNECTIONS)
                .getMap();
    }

    private static String rootMessage(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    /** Takes no more requests, sends away who waits, lets the rest finish for two seconds, and ends the application. */
    public void stop() {
        IoUtils.safeClose(listening);
        ServletContext context = application.getDeployment().getServletContext();
        if (context.getAttribute(BEFORE_STOP) instanceof Runnable first) {
            first.run();
        }
        try {
            if (door != null) {
                door.shutdown();
                boolean unused = door.awaitShutdown(STOP_TIMEOUT.toMillis());
            }
            application.stop();
            application.undeploy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ServletException e) {
            throw new ServerFailure("the server did not stop as it should: " + e.getMessage(), e);
        } finally {
            worker.shutdownNow();
        }
    }
}
