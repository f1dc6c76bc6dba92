package org.presque.docs;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.presque.testing.Http;
import org.presque.testing.JavaJar;

/** Runs the basic worker of PROTOCOL.md against {@code java -jar}. */
class WorkerIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void doesWhatItCanAndPutsBackWhatItCannotDo() throws Exception {
        try (JavaJar presque = JavaJar.start(folder, "{}")) {
            Http http = new Http(presque.base());
            http.post("/control/jobs", "{\"tries\":2,\"backoff\":\"0\"}");
            http.post("/qb/jobs", "{\"jobs\":[1,2,3,\"four\",{\"five\": 5}]}");

            Process worker = start(
                    script(),
                    presque.base(),
                    "job=$(cat); [ \"$job\" != 3 ] || { echo 'no \"3\"' >&2; exit 1; }; printf '%s\\n' \"$job\" >> done");
            try {
                awaitCounters(
                        http,
                        "\"ready\":0,\"delayed\":0,\"leased\":0,\"dead\":1,\"enqueued\":5,\"processed\":4,\"failed\":2");
            } finally {
                kill(worker);
            }

            assertEquals(List.of("1", "2", "\"four\"", "{\"five\": 5}"), done());
            String dead = http.get("/j/jobs/3").text();
            assertTrue(dead.contains("\"error\":\"no \\\"3\\\"\""), dead);
        }
    }

    /** The lease of the script is a minute; here it is a second. */
    @Test
    void losesNoJobWhenItIsKilled() throws Exception {
        String hasty = script().replace("ttr=60", "ttr=1");
        try (JavaJar presque = JavaJar.start(folder, "{}")) {
            Http http = new Http(presque.base());
            http.post("/q/jobs", "1");

            Process killed = start(hasty, presque.base(), "touch started; sleep 50");
            try {
                await().atMost(LIMIT).until(() -> Files.exists(folder.resolve("started")));
            } finally {
                kill(killed);
            }
            Process worker = start(hasty, presque.base(), "cat >> done");
            try {
                awaitCounters(
                        http,
                        "\"ready\":0,\"delayed\":0,\"leased\":0,\"dead\":0,\"enqueued\":1,\"processed\":1,\"failed\":1");
            } finally {
                kill(worker);
            }

            assertEquals(List.of("1"), done());
        }
    }

    private static void awaitCounters(Http http, String counters) {
        await().atMost(LIMIT).until(() -> http.get("/stats/jobs").text(), text -> text.contains(counters));
    }

    private List<String> done() throws IOException {
        return Files.readAllLines(folder.resolve("done"));
    }

    /** The only script of the page for bash. */
    private static String script() throws IOException {
        String page = Files.readString(Path.of("PROTOCOL.md"));
        String fence = "\n```bash\n";
        int from = page.indexOf(fence) + fence.length();
        assertEquals(from, page.lastIndexOf(fence) + fence.length());
        return page.substring(from, page.indexOf("\n```\n", from) + 1);
    }

    private Process start(String script, URI base, String command) throws IOException {
        Path file = Files.writeString(folder.resolve("worker"), script);
        return new ProcessBuilder("bash", file.toString(), base + "q/jobs", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("worker.log").toFile())
                .start();
    }

    /** Kills it and all it has started, as {@code kill -9} does. */
    private static void kill(Process worker) {
        List<ProcessHandle> all = Stream.concat(Stream.of(worker.toHandle()), worker.descendants())
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
