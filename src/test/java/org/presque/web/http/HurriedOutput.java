package org.presque.web.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** The way to a client that is ready now and then, and says so from another thread. Says whether two threads used it at a time. */
final class HurriedOutput extends ServletOutputStream {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final AtomicInteger users = new AtomicInteger();
    private final Random random = new Random(17);
    private Runnable ready = () -> {};
    private volatile boolean wasTouchedByTwo;

    /** What is done when it is ready again. */
    void calls(Runnable whenReady) {
        ready = whenReady;
    }

    boolean wasTouchedByTwo() {
        return wasTouchedByTwo;
    }

    String written() {
        return written.toString(UTF_8);
    }

    private void enter() {
        wasTouchedByTwo |= users.incrementAndGet() > 1;
    }

    private void leave() {
        users.decrementAndGet();
    }

    @Override
    public boolean isReady() {
        enter();
        boolean isReady = random.nextInt(5) > 0;
        leave();
        if (!isReady) {
            ready.run();
        }
        return isReady;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        ready.run();
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        enter();
        written.write(bytes, from, length);
        leave();
    }

    @Override
    public void flush() {
        enter();
        leave();
    }
}
