package org.presque.worker.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class BatchesTest {

    @Test
    void holdAsManyAsTheServerTakes() {
        List<List<String>> batches = batches(Collections.nCopies(2001, "1"));
        assertEquals(List.of(1000, 1000, 1), batches.stream().map(List::size).toList());
    }

    @Test
    void areNoLongerThanAMebibyteUnlessOneJobIs() {
        String half = "\"" + "x".repeat(600_000) + "\"";
        String whole = "\"" + "x".repeat(2_000_000) + "\"";
        List<List<String>> batches = batches(List.of("1", half, half, whole, "2"));
        assertEquals(List.of(List.of("1", half), List.of(half), List.of(whole), List.of("2")), batches);
    }

    @Test
    void leaveAloneWhatIsNoLine() {
        List<List<String>> batches = batches(List.of("1", "2", "[\n3]", "4", "", "5\r", "6", "7"));
        assertEquals(
                List.of(
                        List.of("1", "2"),
                        List.of("[\n3]"),
                        List.of("4"),
                        List.of(""),
                        List.of("5\r"),
                        List.of("6", "7")),
                batches);
    }

    @Test
    void areNoneOfNothing() {
        Batches none = new Batches(Collections.emptyIterator());
        assertFalse(none.hasNext());
        assertThrows(NoSuchElementException.class, none::next);
    }

    private static List<List<String>> batches(List<String> jobs) {
        List<List<String>> all = new ArrayList<>();
        new Batches(jobs.iterator()).forEachRemaining(all::add);
        return all;
    }
}
