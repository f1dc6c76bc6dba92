package org.presque.queue.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.stream.JsonParser.Event;
import java.io.ByteArrayInputStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.presque.Measured;

/** Whether a body is JSON: runs over every job that is put. Beside it what a library would take. */
@State(Scope.Thread)
public class JsonSyntaxBenchmark extends Measured {

    private static final int NESTING_LIMIT = 512;
    private static final String ENTRY = "{\"to\":\"ann@example.org\",\"tries\":[1,2.5,-3e10],\"ok\":true,\"text\":\"Grüße\"}";

    /** How many entries of 75 bytes the array has. */
    @Param({"3", "130"})
    private int entries;

    private byte[] text = {};

    @Setup
    public void write() {
        text = ("[" + (ENTRY + ",").repeat(entries - 1) + ENTRY + "]").getBytes(UTF_8);
    }

    @Benchmark
    public void ours() {
        JsonSyntax.check(text, NESTING_LIMIT);
    }

    @Benchmark
    public Event parsson() {
        Event last = Event.VALUE_NULL;
        try (var parser = Json.createParser(new ByteArrayInputStream(text))) {
            while (parser.hasNext()) {
                last = parser.next();
            }
        }
        return last;
    }
}
