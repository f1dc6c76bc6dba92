package org.presque.contract;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.presque.contract.RunningPresque.assertSomeError;
import static org.presque.contract.RunningPresque.newQueue;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.testing.Answer;
import org.presque.testing.JavaJar;
import org.presque.testing.RawHttp;
import org.presque.testing.RedisServer;

/** The whole protocol by {@code java -jar}, and who it answers to. */
class StandaloneContractIT implements WholeProtocol {
    @AutoClose
    private static final RedisServer REDIS = RedisServer.start();

    @AutoClose
    private static final JavaJar PRESQUE = JavaJar.start(REDIS.folder(), RunningPresque.settings(REDIS));

    @Override
    public URI base() {
        return PRESQUE.base();
    }

    @Override
    public RedisServer redis() {
        return REDIS;
    }

    @Override
    public String container() {
        return "standalone";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "evil.example:5000", "localhost.evil.example", "127.0.0.2", "10.0.0.1:5000"})
    void answersToNoOtherNameThanItsOwn(String host) {
        assertSomeError(403, RawHttp.exchange(base(), request(host)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:80", "127.0.0.1", "127.0.0.1:5000", "[::1]", "[::1]:5000"})
    void answersToItsOwnNamesWhateverThePort(String host) {
        RunningPresque.assertError(404, "no job", RawHttp.exchange(base(), request(host)));
    }

    /** Tomcat and WildFly answer these in their own ways. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /q/foo HTTP/1.1|400",
                "GET /q/foo HTTP/2.0;Host: localhost|400",
                "GET /q/foo|400",
                "GET /q/foo HTTP/1.1;Host: localhost;Host: localhost|400",
                "CONNECT localhost:80 HTTP/1.1;Host: localhost|400",
                "GET * HTTP/1.1;Host: localhost|400",
                "POST /q/foo HTTP/1.1;Host: localhost;Content-Length: 1;Content-Length: 2|400",
                "POST /q/foo HTTP/1.1;Host: localhost;Content-Length: 1;Transfer-Encoding: chunked|400",
                "POST /q/foo HTTP/1.1;Host: localhost;Transfer-Encoding: gzip, chunked|501",
            })
    void saysInJsonWhatIsNoRequest(String head, int status) {
        assertSomeError(status, RawHttp.exchange(base(), head.replace(";", "\r\n") + "\r\n\r\n"));
    }

    @Test
    void saysWhatAServerCanDo() {
        Answer answer = RawHttp.exchange(base(), "OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n");

        assertEquals(204, answer.status());
        assertEquals("DELETE, GET, HEAD, OPTIONS, POST, PUT", answer.header("Allow"));
    }

    /** Who sends on meanwhile would not see it if the connection was closed at once. */
    @Test
    void tellsThatABodyIsTooLongToWhoStillSendsIt() {
        byte[] body = new byte[BODY_LIMIT + BODY_LIMIT / 2];
        for (int i = 0; i < 20; i++) {
            try (RawHttp client = new RawHttp(base())) {
                client.write("POST /q/foo HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + body.length + "\r\n\r\n")
                        .write(body);

                assertSomeError(413, client.read());
            }
        }
    }

    @Test
    void closesTheConnectionOfABodyThatIsTooLongAndNeverEnds() {
        try (RawHttp client = new RawHttp(base())) {
            client.write("POST /q/foo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .writeChunk(new byte[BODY_LIMIT + 1])
                    .write("ff\r\n[");

            assertSomeError(413, client.read());
            assertTimeout(Duration.ofSeconds(10), () -> assertTrue(client.isEnded()));
        }
    }

    @Test
    void endsAStreamThatIsNotReadAndGivesItsJobBack() {
        String queue = newQueue();
        putLarge(queue);
        try (RawHttp client = new RawHttp(base())) {
            client.write("GET /c/" + queue + "?ttr=600 HTTP/1.1\r\nHost: localhost\r\n\r\n");
            int left = awaitStandstill(queue);

            await().atMost(Duration.ofSeconds(20)).until(() -> size(queue) > left);
        }
        http().delete("/q/" + queue);
    }

    /** A path that is none of ours may not be looked for among the files, and a template is no page by itself. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/page",
                "/WEB-INF/pages",
                "/page/../WEB-INF/page/about.jsp",
                "/page/%2e%2e/WEB-INF/page/about.jsp",
                "/page;x/../WEB-INF/page/about.jsp",
                "/WEB-INF/page/about.jsp"
            })
    void showsNothingOfItsFiles(String path) {
        Answer answer =
                RawHttp.exchange(base(), "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertSomeError(answer.status() == 400 ? 400 : 404, answer);
    }

    /** Answers that are there at once, and such that come from Redis; many more than the systems between can hold. */
    @ParameterizedTest
    @CsvSource({"/nothing, 404, 60000", "/stats/nothing, 200, 20000"})
    void answersEachOfManyRequestsThatWereSentBeforeAnyAnswerIsRead(String path, int status, int requests) {
        String hundred =
                "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(path).repeat(100);
        AtomicInteger before = new AtomicInteger();
        try (RawHttp client = new RawHttp(base())) {
            var unused = CompletableFuture.runAsync(() -> {
                for (int i = 0; i < requests / 100; i++) {
                    client.write(hundred);
                }
            });
            await().pollInterval(Duration.ofMillis(300)).until(() -> isStandingStill(before, client.arrivedBytes()));

            for (int i = 0; i < requests; i++) {
                assertEquals(status, client.read().status());
            }
        }
    }

    private static boolean isStandingStill(AtomicInteger before, int now) {
        return before.getAndSet(now) == now && now > 0;
    }

    private static String request(String host) {
        return "GET /q/%s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(newQueue(), host);
    }
}
