package org.presque.standalone;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.apache.coyote.Processor;
import org.apache.juli.logging.Log;
import org.apache.juli.logging.LogFactory;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketBufferHandler;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketProcessorBase;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * Tomcat's end of the connections, which never makes a thread that serves others wait for one of them.
 *
 * <p>Tomcat reads and writes without waiting wherever the application does; but it waits where it reads away the rest of a
 * body that nobody wanted, and where it writes an answer of its own to a client that does not read. Here such a connection
 * is broken off instead.
 */
final class UnwaitingEndpoint extends NioEndpoint {
    private static final Log LOG = LogFactory.getLog(UnwaitingEndpoint.class);

    /** As the overridden method does, but for the kind of socket, and for what only TLS and Unix sockets need. */
    @Override
    protected boolean setSocketOptions(SocketChannel socket) {
        var properties = socketProperties;
        NioChannel channel = new NioChannel(new SocketBufferHandler(
                properties.getAppReadBufSize(), properties.getAppWriteBufSize(), properties.getDirectBuffer()));
        Socket wrapper = new Socket(channel, this);
        try {
            channel.reset(socket, wrapper);
            connections.put(socket, wrapper);
            socket.configureBlocking(false);
            properties.setProperties(socket.socket());
            wrapper.setReadTimeout(getConnectionTimeout());
            wrapper.setWriteTimeout(getConnectionTimeout());
            wrapper.setKeepAliveLeft(getMaxKeepAliveRequests());
            getPoller().register(wrapper);
            return true;
        } catch (IOException | RuntimeException e) {
            LOG.error("a connection could not be served", e);
            return false;
        }
    }

    @Override
    protected SocketProcessorBase<NioChannel> createSocketProcessor(
            SocketWrapperBase<NioChannel> socket, SocketEvent event) {
        return new Work(socket, event);
    }

    /** What is to be done for a connection; used again for others. */
    final class Work extends SocketProcessor {

        private Work(SocketWrapperBase<NioChannel> socket, SocketEvent event) {
            super(socket, event);
        }

        /**
         * Whether the thread that brings it may do it. Only Tomcat's poller may, which has nothing else under way: a thread of ours
         * brings work from within Tomcat, when a write has failed say, and comes back to a response that is another's by then. And
         * Tomcat answers the pings of a WebSocket after what is being sent, so it may wait there.
         */
        boolean mayBeDoneAtOnce() {
            return Thread.currentThread().getName().equals(getName() + "-Poller")
                    && !(socketWrapper.getCurrentProcessor() instanceof Processor processor && processor.isUpgrade());
        }
    }

    /** A connection that is waited for by nobody but threads that serve it alone. */
    private static final class Socket extends NioSocketWrapper {

        Socket(NioChannel channel, NioEndpoint endpoint) {
            super(channel, endpoint);
        }

        private static boolean mayWait() {
            return Thread.currentThread() instanceof ServingThread.Free;
        }

        @Override
        public int read(boolean block, byte[] to, int offset, int length) throws IOException {
            int read = super.read(block && mayWait(), to, offset, length);
            return block ? atOnce(read) : read;
        }

        @Override
        public int read(boolean block, ByteBuffer to) throws IOException {
            int read = super.read(block && mayWait(), to);
            return block ? atOnce(read) : read;
        }

        private static int atOnce(int read) throws IOException {
            if (read == 0) {
                throw new IOException("nobody waits for the rest of the body");
            }
            return read;
        }

        @Override
        protected void doWrite(boolean block, ByteBuffer from) throws IOException {
            super.doWrite(block && mayWait(), from);
            if (block && from.hasRemaining()) {
                throw new IOException("nobody waits until the client reads");
            }
        }
    }
}
