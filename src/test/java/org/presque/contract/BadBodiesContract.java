package org.presque.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RunningPresque.assertError;
import static org.presque.contract.RunningPresque.assertSomeError;
import static org.presque.contract.RunningPresque.newQueue;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.testing.Answer;
import org.presque.testing.RawHttp;

/** Bodies that are no job: 400 with the position of what is wrong, and nothing is stored. */
public interface BadBodiesContract extends RunningPresque {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[",
                "\"",
                "\"abc",
                "[1,2",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,",
                "tru",
                "nul",
                "fals",
                "-",
                "1.",
                "1e",
                "1e+",
                "\"\\u12",
                "\"\\"
            })
    default void refusesACutJob(String body) {
        assertNotJson(body.getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}x",
                "{} {}",
                "1 2",
                "nullnull",
                "[1]]",
                "{\"a\":1}}",
                "\"a\"\"b\"",
                "1,",
                "true;",
                "{}\0",
                "1\u00a0",
                "1 // one",
                "/* one */ 1",
                "# one\n1"
            })
    default void refusesWhatIsBehindOrBesideAJob(String body) {
        assertNotJson(body.getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "foo=bar",
                "hello",
                "<job/>",
                "[1,]",
                "[,1]",
                "[1 2]",
                "{\"a\":1,}",
                "{,}",
                "{\"a\" 1}",
                "{a:1}",
                "{'a':1}",
                "{1:1}",
                "{\"a\"=1}",
                "[1;2]",
                "'a'",
                "True",
                "NULL",
                "None",
                "undefined",
                "NaN",
                "Infinity",
                "-Infinity",
                "01",
                "-01",
                "+1",
                ".5",
                "1.e5",
                "0x10",
                "1_000",
                "1e5.5",
                "--1",
                "\u0661",
                "\"\\x\"",
                "\"\\u00g0\"",
                "\"\\U0041\"",
                "\"\\'\"",
                "(1)",
                "[1]\u000b",
                "\u00a01",
                "\u20281"
            })
    default void refusesWhatOnlyLooksLikeJson(String body) {
        assertNotJson(body.getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x01, 0x08, 0x09, 0x0a, 0x0d, 0x1f})
    default void refusesAControlCharacterInsideAString(int character) {
        assertNotJson(new byte[] {'"', 'a', (byte) character, 'b', '"'});
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x0b, 0x0c, 0x1f, 0x7f})
    default void refusesAControlCharacterBesideAValue(int character) {
        assertNotJson(new byte[] {(byte) character, '1'});
        assertNotJson(new byte[] {'1', (byte) character});
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ff",
                "fe",
                "80",
                "bf",
                "c3",
                "c328",
                "c080",
                "c1bf",
                "e282",
                "e28228",
                "e08080",
                "eda080",
                "edbfbf",
                "f09f98",
                "f0808080",
                "f4908080",
                "f5808080",
                "f888808080"
            })
    default void refusesBytesThatAreNotUtf8(String hex) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write('"');
        body.writeBytes(HexFormat.of().parseHex(hex));
        body.write('"');

        assertNotJson(body.toByteArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-32", "IBM1047"})
    default void refusesOtherEncodingsEvenIfTheyAreNamed(String encoding) {
        byte[] body = "{\"a\":\"é\"}".getBytes(Charset.forName(encoding));
        String queue = newQueue();

        assertSomeError(400, http().post("/q/" + queue, body, "Content-Type", "application/json;charset=" + encoding));
        assertEquals(0, size(queue));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "[{\"a\":["})
    default void refusesAJobThatIsNestedTooDeeply(String opening) {
        int levels = (int) opening.chars().filter(c -> c == '[' || c == '{').count();
        String tooDeep = opening.repeat(513 / levels + 1);

        assertNotJson(tooDeep.getBytes(UTF_8));
        assertNotJson((tooDeep + "1" + closing(tooDeep)).getBytes(UTF_8));
    }

    @Test
    default void refusesAJobOfOneLevelTooMany() {
        assertNotJson(("[".repeat(513) + "]".repeat(513)).getBytes(UTF_8));
    }

    @Test
    default void refusesAMillionOpenBracketsWithoutHarm() {
        assertNotJson("[".repeat(1_000_000).getBytes(UTF_8));
        assertNotJson("{\"\":".repeat(200_000).getBytes(UTF_8));
    }

    private static String closing(String opening) {
        return new StringBuilder(
                        opening.replaceAll("[^\\[{]", "").replace('[', ']').replace('{', '}'))
                .reverse()
                .toString();
    }

    /** The text names a position, and there is neither a job nor a queue afterwards. */
    private void assertNotJson(byte[] body) {
        String queue = newQueue();

        Answer answer = http().post("/q/" + queue, body);

        assertSomeError(400, answer);
        assertTrue(answer.error().matches("job is not valid JSON: .*[0-9].*"), answer::toString);
        assertError(404, "no job", http().get("/q/" + queue));
    }

    @Test
    default void refusesWhiteSpaceAlone() {
        assertSomeError(400, http().post("/q/" + newQueue(), " \r\n\t"));
    }

    @Test
    default void refusesAnEmptyBody() {
        assertError(400, "job is missing", http().post("/q/" + newQueue(), ""));
    }

    @Test
    default void refusesAMissingBody() {
        String request = "POST %s/q/%s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                .formatted(contextPath(), newQueue());

        assertError(400, "job is missing", RawHttp.exchange(base(), request));
    }

    @Test
    default void refusesAnEmptyBodyInChunks() {
        Answer answer =
                http().send("POST", "/q/" + newQueue(), BodyPublishers.ofInputStream(InputStream::nullInputStream));

        assertError(400, "job is missing", answer);
    }

    @Test
    default void storesNothingOfABodyThatIsShorterThanAnnounced() {
        String queue = newQueue();

        try (RawHttp connection = new RawHttp(base())) {
            connection
                    .write(head(queue, "Content-Length: 100"))
                    .write("{\"a\":1}")
                    .endOutput();
            assertFalse(isCreated(connection), "a cut body was taken for a whole one");
        }

        stillHasNone(queue);
    }

    @Test
    default void storesNothingOfABodyWhoseClientGoesAway() {
        String queue = newQueue();

        try (RawHttp connection = new RawHttp(base())) {
            connection.write(head(queue, "Content-Length: 8")).write("{\"a\":1}");
        }
        try (RawHttp connection = new RawHttp(base())) {
            connection.write(head(queue, "Transfer-Encoding: chunked")).writeChunk("{\"a\":1}".getBytes(UTF_8));
        }

        stillHasNone(queue);
    }

    @Test
    default void storesNothingOfAChunkedBodyThatIsCut() {
        String queue = newQueue();

        try (RawHttp connection = new RawHttp(base())) {
            connection
                    .write(head(queue, "Transfer-Encoding: chunked"))
                    .writeChunk("{\"a\":1}".getBytes(UTF_8))
                    .endOutput();
            assertFalse(isCreated(connection), "a cut body was taken for a whole one");
        }

        stillHasNone(queue);
    }

    @Test
    default void storesNothingOfAChunkedBodyWithABrokenChunk() {
        String queue = newQueue();

        try (RawHttp connection = new RawHttp(base())) {
            connection.write(head(queue, "Transfer-Encoding: chunked")).write("1\r\n1\r\nzz\r\n");
            assertFalse(isCreated(connection), "a broken body was taken for a whole one");
        }

        stillHasNone(queue);
    }

    // A container may end the connection instead of answering.
    private static boolean isCreated(RawHttp connection) {
        try {
            return connection.read().status() == 201;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private void stillHasNone(String queue) {
        await().during(Duration.ofMillis(200)).atMost(Duration.ofSeconds(10)).until(() -> size(queue) == 0);
    }

    private String head(String queue, String header) {
        return "POST %s/q/%s HTTP/1.1\r\nHost: localhost\r\n%s\r\n\r\n".formatted(contextPath(), queue, header);
    }
}
