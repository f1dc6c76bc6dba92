package org.presque.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.presque.testing.Http;
import org.presque.testing.JavaJar;
import org.presque.testing.RedisServer;

/** What scripts of a page of ours see that read a stream and a socket. */
@EnabledIf(
        value = "org.presque.page.Browser#isInstalled",
        disabledReason = "SKIPPED: no stream was read by a browser, chromium or chromedriver is not on the PATH")
class StreamsBrowserIT {
    private static RedisServer redis;
    private static JavaJar presque;
    private static Browser browser;

    @BeforeAll
    static void start() {
        redis = RedisServer.start();
        presque = JavaJar.start(redis.folder(), redis.settings());
        browser = Browser.open();
    }

    @AfterAll
    static void end() throws Exception {
        for (AutoCloseable started : new AutoCloseable[] {browser, presque, redis}) {
            if (started != null) { // the start may have ended halfway
                started.close();
            }
        }
    }

    private static String newQueue() {
        return "q-" + UUID.randomUUID();
    }

    private static void put(String queue, String job) {
        assertEquals(201, new Http(presque.base()).post("/q/" + queue, job).status());
    }

    private static void awaitGot(String expected) {
        browser.until(() -> browser.run("return got.join(' | ')").equals(expected));
    }

    @Test
    void aPageReadsAStream() {
        String queue = newQueue();
        put(queue, "{\"a\":\n1}");
        browser.visit(presque.base());

        browser.run("""
                window.got = [];
                window.stream = new EventSource('c/%s');
                stream.addEventListener('job', event => got.push(event.lastEventId + ' ' + event.data));
                """.formatted(queue));

        awaitGot("1 {\"a\": 1}");
        put(queue, "\"é𝒜\"");
        awaitGot("1 {\"a\": 1} | 2 \"é𝒜\"");
        browser.run("stream.close()");
        assertEquals(List.of(), browser.violations());
    }

    @Test
    void aPageWorksThroughASocket() {
        String queue = newQueue();
        browser.visit(presque.base());

        browser.run("""
                window.got = [];
                window.socket = new WebSocket(location.href.replace('http', 'ws') + 'ws/%s');
                socket.onopen = () => socket.send('{"take":1,"ttr":60}');
                socket.onmessage = event => {
                    const message = JSON.parse(event.data);
                    got.push(message.job ? 'job ' + message.job.job : JSON.stringify(message));
                    if (message.job) {
                        socket.send(JSON.stringify({done: {id: message.job.id, lease: message.job.lease}}));
                    }
                };
                """.formatted(queue));
        put(queue, "\"é\"");
        put(queue, "2");

        awaitGot("job é | {\"ok\":1} | job 2 | {\"ok\":2}");
        browser.run("socket.close()");
        assertEquals(List.of(), browser.violations());
        assertEquals(2, new Http(presque.base()).get("/stats/" + queue).json().getInt("processed"));
    }

    @Test
    void aPageWatchesTheQueues() {
        String queue = newQueue();
        browser.visit(presque.base());

        browser.run("""
                window.got = [];
                window.stream = new EventSource('stats/');
                stream.onmessage = event => JSON.parse(event.data).queues.includes('%s') && got.push('listed') && stream.close();
                """.formatted(queue));
        put(queue, "1");

        awaitGot("listed");
        assertEquals(List.of(), browser.violations());
    }
}
