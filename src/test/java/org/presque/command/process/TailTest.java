package org.presque.command.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TailTest {
    private final Tail tail = new Tail();

    @Test
    void isAllOfLittle() {
        add("one\n");
        add("zwö\n");

        assertEquals("one\nzwö", tail.text());
    }

    @Test
    void isTheEndOfMuch() {
        add("x".repeat(10_000));
        add("the end");

        assertEquals(950, tail.text().length());
        assertTrue(tail.text().endsWith("xthe end"), tail.text());
    }

    @Test
    void cutsNoCharacterInTwo() {
        add("🐢".repeat(3000) + ".");

        assertEquals("🐢".repeat(474) + ".", tail.text());
    }

    @Test
    void replacesWhatIsNotUtf8() {
        tail.add(new byte[] {'a', (byte) 0xff, 'b'}, 3);

        assertEquals("a\uFFFDb", tail.text());
    }

    private void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        tail.add(bytes, bytes.length);
    }
}
