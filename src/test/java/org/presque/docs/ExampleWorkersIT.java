package org.presque.docs;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.presque.docs.Language.Mail;
import org.presque.standalone.PresqueProcess;
import org.presque.testing.FreePort;
import org.presque.testing.Http;
import org.presque.testing.JavaJar;

/** Runs the workers of {@code examples/} against {@code java -jar}; those whose language is not installed are skipped. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExampleWorkersIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String LEASED = "";
    private static final String PLAIN = "--plain";
    private static final Mail FIRST = new Mail("zoë@example.org", "Grüße\nund Küsse");
    private static final Mail URGENT = new Mail("a@example.org", "now");
    private static final Mail LATER = new Mail("b@example.org", "it came while the worker waited");
    // More than a pipe holds: who prints it is at work until somebody reads (but for Node, which does not wait for
    // that).
    private static final Mail LONG = new Mail("c@example.org", "🐢".repeat(50_000));
    private static final String TO_NOBODY = "{\"text\":\"no \\\"to\\\": ñ\"}";

    private final JavaJar presque;
    private final Http http;
    private final Path folder;

    ExampleWorkersIT(@TempDir Path folder) {
        this.folder = folder;
        presque = JavaJar.start(folder, "{}");
        http = new Http(presque.base());
    }

    @AfterAll
    void stop() {
        presque.close();
    }

    @ParameterizedTest
    @EnumSource
    void leasedDoesWhatItCanPutsBackWhatItCannotDoAndFinishesWhenToldToStop(Language language) throws Exception {
        String queue = "leased." + language;
        http.post("/control/" + queue, "{\"tries\":2,\"backoff\":\"0\"}");

        worksOff(language, LEASED, queue, "\"dead\":1,\"enqueued\":4,\"processed\":3,\"failed\":2");

        String dead = http.get("/j/" + queue + "/2").text();
        assertTrue(dead.contains("nobody to send it to: "), dead);
        assertTrue(dead.contains("ñ"), dead);
    }

    @ParameterizedTest
    @EnumSource
    void plainDoesWhatItCanAndFinishesWhenToldToStop(Language language) throws Exception {
        worksOff(language, PLAIN, "plain." + language, "\"dead\":0,\"enqueued\":4,\"processed\":4,\"failed\":0");
    }

    private void worksOff(Language language, String flag, String queue, String counters) throws Exception {
        assumeTrue(language.isInstalled(), () -> language.interpreter() + " is not installed");
        http.post("/q/" + queue, FIRST.json());
        http.post("/q/" + queue, TO_NOBODY);
        String urgent = "%C3%BCrgent." + queue;
        http.post("/q/" + urgent, URGENT.json());

        try (ExampleWorker worker = ExampleWorker.start(language, folder, flag, presque.base(), urgent + "," + queue)) {
            awaitNothingLeft(queue);
            http.post("/q/" + queue, LATER.json());
            awaitNothingLeft(queue);
            http.post("/q/" + queue, LONG.json());
            await().atMost(LIMIT).until(() -> stats(queue), stats -> stats.contains("\"ready\":0"));
            worker.terminate();

            String expected = language.printed(URGENT)
                    + language.printed(FIRST)
                    + language.printed(LATER)
                    + language.printed(LONG);
            assertEquals(expected, worker.printed(), worker::log);
            assertEquals(0, worker.exitCode(), worker::log);
        }
        String stats = stats(queue);
        assertTrue(stats.contains("\"ready\":0,\"delayed\":0,\"leased\":0," + counters), stats);
    }

    @Test
    void allWaitForPresqueToComeAndCarryOn() throws Exception {
        List<Language> languages = new ArrayList<>();
        for (Language language : Language.values()) {
            if (language.isInstalled()) {
                languages.add(language);
            }
        }
        int port = FreePort.find();
        URI base = URI.create("http://127.0.0.1:" + port + "/");
        List<ExampleWorker> workers = languages.stream()
                .map(language -> ExampleWorker.start(language, folder, LEASED, base, language.toString()))
                .toList();
        try {
            workers.forEach(worker -> await().atMost(LIMIT).until(worker::log, log -> log.contains("; again in ")));
            try (PresqueProcess late =
                    PresqueProcess.start(folder, Map.of(), "--port", Integer.toString(port), "--data", "late")) {
                Http there = new Http(URI.create("http://127.0.0.1:" + late.port() + "/"));
                languages.forEach(language -> there.post("/q/" + language, URGENT.json()));
                languages.forEach(language -> await().atMost(LIMIT)
                        .until(
                                () -> there.get("/stats/" + language).text(),
                                stats -> stats.contains("\"enqueued\":1,\"processed\":1")));
            }
        } finally {
            workers.forEach(ExampleWorker::close);
        }
    }

    private void awaitNothingLeft(String queue) {
        await().atMost(LIMIT)
                .until(() -> stats(queue), stats -> stats.contains("\"ready\":0,\"delayed\":0,\"leased\":0,"));
    }

    private String stats(String queue) {
        return http.get("/stats/" + queue).text();
    }
}
