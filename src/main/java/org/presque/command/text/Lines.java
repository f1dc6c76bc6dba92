package org.presque.command.text;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.presque.command.terminal.Refusal;

/**
 * The jobs of an NDJSON file, one a line, read as they are asked for; blank lines are passed over. Knows up to which line they
 * are stored. Confined.
 */
public final class Lines implements Iterator<String>, Closeable {
    private final BufferedReader reader;
    private final Deque<Long> underWay = new ArrayDeque<>();
    private long read;
    private long stored;
    private @Nullable String next;

    public Lines(InputStream input) {
        // A decoder of its own reports what is not UTF-8 instead of mending it.
        reader = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8.newDecoder()));
    }

    @Override
    public boolean hasNext() {
        while (next == null || next.isBlank()) {
            next = line();
            if (next == null) {
                return false;
            }
        }
        return true;
    }

    private @Nullable String line() {
        try {
            String line = reader.readLine();
            if (line != null) {
                read++;
            }
            return line;
        } catch (CharacterCodingException e) {
            throw new Refusal("line %d or one soon after it is not UTF-8; all jobs up to line %d are stored"
                    .formatted(read + 1, stored));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        String job = next;
        next = null;
        underWay.add(read);
        return job;
    }

    /** So many more of them, in order, are stored. */
    public void stored(int jobs) {
        for (int i = 0; i < jobs; i++) {
            stored = underWay.remove();
        }
    }

    /** The number of the last line that is stored, from 1; 0 if none is. */
    public long lastStored() {
        return stored;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
