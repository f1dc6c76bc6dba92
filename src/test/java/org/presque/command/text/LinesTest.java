package org.presque.command.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.presque.command.terminal.Refusal;

class LinesTest {

    @Test
    void areTheJobsWithoutBlankLines() {
        Lines lines = lines("1\n\n  \r\n{\"a\": 2}\r\n3");

        List<String> jobs = new ArrayList<>();
        lines.forEachRemaining(jobs::add);

        assertEquals(List.of("1", "{\"a\": 2}", "3"), jobs);
        assertFalse(lines.hasNext());
    }

    @Test
    void knowTheLineOfTheLastJobThatIsStored() {
        Lines lines = lines("1\n\n2\n3\n");
        assertEquals(0, lines.lastStored());
        assertEquals("1", lines.next());
        assertEquals("2", lines.next());
        assertEquals("3", lines.next());

        lines.stored(2);

        assertEquals(3, lines.lastStored());
    }

    @Test
    void refuseWhatIsNotUtf8() {
        Lines lines = new Lines(new ByteArrayInputStream(new byte[] {'1', '\n', (byte) 0xff, '\n'}));

        Refusal refusal = assertThrows(Refusal.class, lines::hasNext);

        assertEquals(1, refusal.exitCode());
    }

    private static Lines lines(String text) {
        return new Lines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
