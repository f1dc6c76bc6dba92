package org.presque.contract.streams;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RunningPresque.newQueue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.presque.testing.SocketClient;

/** Messages that cannot be obeyed: told why, and the socket stays. */
public interface SocketMessagesContract extends Streaming {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nonsense|message is not valid JSON: unexpected 'o' at byte 1",
                "[]|message is not an object: give one of take, done, failed, extend and put",
                "{}|unknown message: give one of take, done, failed, extend and put",
                "{\"foo\":1}|unknown message: give one of take, done, failed, extend and put",
                "{\"take\":1,\"put\":{}}|more than one in a message: give one of take, done, failed, extend and put",
                "{\"take\":1,\"tttr\":60}|unknown field tttr",
                "{\"take\":-1}|invalid take: -1 is not a whole number from 0 to 1000",
                "{\"take\":1001}|invalid take: 1001 is not a whole number from 0 to 1000",
                "{\"take\":null}|invalid take:  is not a whole number from 0 to 1000",
                "{\"take\":1,\"ttr\":0}|invalid ttr: 0 is not from 1 to 86400 seconds",
                "{\"done\":17}|done is not an object: give {\\\"id\\\":17,\\\"lease\\\":\\\"TOKEN\\\"}",
                "{\"done\":{\"id\":1}}|lease is missing",
                "{\"failed\":{\"id\":\"1\",\"lease\":\"x\"}}|invalid id: 1 is not the number of a job",
                "{\"put\":1}|put is not an object: give {\\\"put\\\":{\\\"queue\\\":\\\"mail\\\",\\\"job\\\":1}}",
                "{\"put\":{\"queue\":\"a\"}}|job is missing",
                "{\"put\":{\"queue\":\"a/b\",\"job\":1}}|invalid queue name",
                "{\"put\":{\"job\":1,\"prio\":9}}|unknown field prio",
                "{\"put\":{\"job\":1,\"priority\":10}}|invalid priority: 10 is not a whole number from 0 to 9",
                "{\"put\":{\"job\":1,\"job\":2}}|put is not valid JSON: a second member job at byte 15"
            })
    default void saysWhatIsWrongWithAMessage(String message, String error) {
        try (SocketClient worker = socket(newQueue())) {
            worker.send(message);
            assertEquals("{\"error\":\"" + error + "\"}", worker.next());
            worker.send("{\"take\":1,\"ref\":1}");
            assertEquals("{\"ok\":1}", worker.next());
        }
    }

    @Test
    default void saysWhichMessageWasWrong() {
        try (SocketClient worker = socket(newQueue())) {
            worker.send("{\"foo\":1,\"ref\":[\"a\" , 1]}");
            assertEquals(
                    "{\"error\":\"unknown message: give one of take, done, failed, extend and put\",\"ref\":[\"a\" , 1]}",
                    worker.next());
            worker.send("{\"extend\":{\"id\":17,\"lease\":\"x\"},\"ref\":2}");
            assertEquals("{\"error\":\"no such job\",\"id\":17,\"ref\":2}", worker.next());
        }
    }

    @Test
    default void refusesLeasesWithoutALengthUntilThereIsOne() {
        String queue = newQueue();
        put(queue, "1");

        try (SocketClient worker = socket(queue)) {
            worker.send("{\"take\":1,\"ttr\":null}");
            assertEquals("{\"error\":\"invalid ttr: give a length, the queue has none of its own\"}", worker.next());
            assertTrue(worker.isSilent());
            http().post("/control/" + queue, "{\"ttr\":60}");
            worker.send("{\"take\":1,\"ttr\":null}");
            assertEquals(1, worker.nextJob().getInt("attempt"));
        }
    }

    @Test
    default void takesAMessageInParts() {
        String queue = newQueue();

        try (SocketClient worker = socket(queue)) {
            worker.send("{\"put\":{\"job\":\"é", "𝒜\"}}");
            assertEquals("{\"ok\":1}", worker.next());
        }
        assertEquals("\"é𝒜\"", http().get("/q/" + queue).text());
    }

    @Test
    default void takesMessagesAsLongAsABodyAndNoLonger() {
        String queue = newQueue();
        String job = "\"" + "x".repeat(1_000_000) + "\"";

        try (SocketClient worker = socket(queue)) {
            worker.send("{\"put\":{\"job\":" + job + "}}");
            assertEquals("{\"ok\":1}", worker.next());
            worker.send("{\"put\":{\"job\":\"" + "x".repeat(1 << 20) + "\"}}");
            assertEquals("{\"error\":\"message is larger than 1048576 bytes\"}", worker.next());
            worker.send("{\"take\":1}");
            assertTrue(worker.next().endsWith(job + "}}"));
        }
    }

    @Test
    default void carriesOutMessagesInTheirOrder() {
        String queue = newQueue();

        try (SocketClient worker = socket(queue)) {
            for (int i = 1; i <= 200; i++) {
                worker.send("{\"put\":{\"job\":" + i + "}}");
            }
            for (int i = 1; i <= 200; i++) {
                assertEquals("{\"ok\":" + i + "}", worker.next());
            }
            worker.send("{\"take\":200}");
            for (int i = 1; i <= 200; i++) {
                assertEquals(i, worker.nextJob().getInt("job"));
            }
        }
    }
}
