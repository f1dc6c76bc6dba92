package org.presque.web.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** The way to a client that takes as much as the test allows. Confined to one thread. */
class SlowOutput extends ServletOutputStream {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private int allowed;
    private int flushes;
    private boolean isBroken;

    /** Is ready so many times more. */
    void allow(int times) {
        allowed += times;
    }

    /** Fails from now on. */
    void breakConnection() {
        isBroken = true;
    }

    String written() {
        return written.toString(UTF_8);
    }

    int flushes() {
        return flushes;
    }

    @Override
    public boolean isReady() {
        if (allowed == 0) {
            return false;
        }
        allowed--;
        return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        // the test calls it
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (isBroken) {
            throw new IOException("broken by the test");
        }
        written.write(bytes, from, length);
    }

    @Override
    public void flush() {
        flushes++;
    }
}
