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
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.presque.standalone.PresqueProcess;
import org.presque.testing.Http;
import org.presque.testing.JavaJar;

/** Runs the worker in Java of README.md, with nothing on its class path but the jar of the library. */
class LibraryIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void doesTheJobsThatItPuts() throws Exception {
        try (JavaJar presque = JavaJar.start(folder, "{}")) {
            Http http = new Http(presque.base());
            Path output = folder.resolve("worker.log");
            Process worker = start(output, presque.base());
            try {
                await().atMost(LIMIT).until(() -> processed(http, "mail") && processed(http, "slow"));
                worker.toHandle().destroy();
                assertTrue(worker.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS));
                assertEquals("[]", http.get("/w/").text());
            } finally {
                worker.destroyForcibly();
            }
            List<String> lines = Files.readAllLines(output);
            assertTrue(lines.contains("1: {\"to\":\"a@example.org\"}"), lines::toString);
            assertTrue(lines.contains("1: [1, 2]"), lines::toString);
        }
    }

    private static boolean processed(Http http, String queue) {
        return http.get("/stats/" + queue).text().contains("\"enqueued\":1,\"processed\":1,\"failed\":0,");
    }

    private Process start(Path output, URI base) throws IOException {
        Path source = Files.writeString(folder.resolve("Mailer.java"), program(base));
        Path jar = PresqueProcess.builtWar().resolveSibling("presque-worker.jar");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(java, "-cp", jar.toString(), source.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    /** The only program of the page in Java. */
    private static String program(URI base) throws IOException {
        String page = Files.readString(Path.of("README.md"));
        String fence = "\n```java\n";
        int from = page.indexOf(fence) + fence.length();
        assertEquals(from, page.lastIndexOf(fence) + fence.length());
        String program = page.substring(from, page.indexOf("\n```\n", from) + 1);
        return program.replace("http://localhost:5000", "http://localhost:" + base.getPort());
    }
}
