package org.presque.command;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.presque.command.CommandProcess.Outcome;
import org.presque.testing.Http;
import org.presque.testing.JavaJar;

/** A process per job: {@code java -jar presque.war worker}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkerCommandIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Path folder;
    private final JavaJar presque;
    private final Http http;

    WorkerCommandIT(@TempDir Path folder) {
        this.folder = folder;
        presque = JavaJar.start(folder, "{}");
        http = new Http(presque.base());
    }

    @AfterAll
    void stop() {
        presque.close();
    }

    @Test
    void tellsWhatBecameOfEachJob() throws IOException {
        String big = "\"" + "ä".repeat(200_000) + "\"";
        for (String job : List.of("{\"a\":\n \"ö\"}", "\"fails\"", "\"not now\"", "\"unread\"", big)) {
            http.post("/q/each?tries=1", job);
        }
        String handler = handler("""
                case $PRESQUE_JOB in
                  1) echo "$PRESQUE_QUEUE $PRESQUE_JOB $PRESQUE_ATTEMPT"; cat ;;
                  2) echo 'first line' >&2; printf '%5000s%s\\n' '' 'the "end": ñ' >&2; exit 3 ;;
                  3) exit 75 ;;
                  4) exit 0 ;;
                  5) wc -c ;;
                esac
                """);

        try (CommandProcess worker = worker("--queue", "none", "--queue", "each", "--", handler)) {
            awaitStats(
                    "each",
                    "\"ready\":0,\"delayed\":0,\"leased\":0,\"dead\":2,\"enqueued\":5,\"processed\":3,\"failed\":2");
            worker.terminate();

            Outcome outcome = worker.outcome();
            assertEquals(0, outcome.exitCode(), outcome.err());
            assertEquals("each 1 1\n{\"a\":\n \"ö\"}400002", outcome.out().strip(), outcome.err());
            assertTrue(outcome.err().contains("first line\n"), outcome.err());
        }
        assertEquals("exit code 3: the \"end\": ñ", error("each", 2));
        assertEquals("exit code 75", error("each", 3));
    }

    @Test
    void givesItsCommandTheArgumentsAsTheyAre() throws IOException {
        Path file = Files.writeString(folder.resolve("words"), "other words");
        http.post("/q/words", "1");

        try (CommandProcess worker = worker("--queue", "words", "--", "echo", "@" + file, "@@x")) {
            awaitStats(
                    "words",
                    "\"ready\":0,\"delayed\":0,\"leased\":0,\"dead\":0,\"enqueued\":1,\"processed\":1,\"failed\":0");
            worker.terminate();
            assertEquals("@" + file + " @@x\n", worker.outcome().out());
        }
    }

    @Test
    void anUnreadJobThatFillsThePipeHoldsNothingUp() throws IOException {
        http.post("/q/unread", "\"" + "x".repeat(900_000) + "\"");

        try (CommandProcess worker = worker("--queue", "unread", "--", "true")) {
            awaitStats("unread", "\"enqueued\":1,\"processed\":1,\"failed\":0");
            assertFalse(worker.err().contains("Exception"), worker.err());
        }
    }

    @Test
    void plainlyPutsBackOnlyWhatCannotBeDoneNow() throws IOException {
        http.post("/qb/plain", "{\"jobs\":[\"fails\",\"not now\",\"works\"]}");
        String handler =
                handler("case $(cat) in *fails*) exit 1 ;; *now*) [ -e later ] || { touch later; exit 75; } ;; esac");

        try (CommandProcess worker = worker("--queue", "plain", "--plain", "--", handler)) {
            awaitStats(
                    "plain",
                    "\"ready\":0,\"delayed\":0,\"leased\":0,\"dead\":0,\"enqueued\":4,\"processed\":4,\"failed\":1");
            worker.awaitSaid("plain/4, attempt 1");
        }
    }

    @Test
    void extendsTheLeaseWhileTheProcessRuns() throws IOException {
        http.post("/q/slow", "1");

        try (CommandProcess worker =
                worker("--queue", "slow", "--ttr", "1", "--", handler("sleep 3; echo once >> slow"))) {
            awaitStats("slow", "\"leased\":0,\"dead\":0,\"enqueued\":1,\"processed\":1,\"failed\":0");
            assertEquals(List.of("once"), Files.readAllLines(folder.resolve("slow")), worker::err);
        }
    }

    @Test
    void killsAProcessAndItsChildrenAtTheEndOfItsTime() throws IOException {
        assumeGroups();
        http.post("/q/late?tries=1", "1");

        // The child's parent ends at once, so that nobody could find it by asking for descendants.
        String handler = handler("(sleep 300 & echo $! > grandchild); echo $$ > child; sleep 300");
        try (CommandProcess worker = worker("--queue", "late", "--time", "1.5s", "--", handler)) {
            awaitStats("late", "\"dead\":1,");
            assertEquals("killed, it took longer than 1.5 s", error("late", 1));
            assertGone("grandchild", "child");
            assertTrue(worker.err().contains("killed"), worker.err());
        }
    }

    @Test
    void killsWhatAProcessLeavesRunning() throws IOException {
        assumeGroups();
        http.post("/q/leak", "1");

        try (CommandProcess worker = worker("--queue", "leak", "--", handler("sleep 300 & echo $! > leaked"))) {
            awaitStats("leak", "\"enqueued\":1,\"processed\":1,");
            assertGone("leaked");
            assertFalse(worker.err().contains("Exception"), worker.err());
        }
    }

    /** As somebody may who tidies up shells, and does not know what this one is for. */
    @Test
    void killsWhatAProcessLeavesRunningThoughItsKeeperWasKilled() throws IOException {
        assumeGroups();
        http.post("/q/kept", "1");

        String handler =
                handler("(sleep 300 & echo $! > kept$PRESQUE_JOB); while [ ! -e kept-on ]; do sleep 0.05; done");
        try (CommandProcess worker = worker("--queue", "kept", "--time", "1m", "--", handler)) {
            awaitFile("kept1");
            worker.children().stream()
                    .filter(child -> child.info().commandLine().orElse("").contains("kill -s KILL"))
                    .forEach(ProcessHandle::destroyForcibly);
            http.post("/q/kept", "2"); // Its processes lead groups again.
            Files.createFile(folder.resolve("kept-on"));
            awaitStats("kept", "\"enqueued\":2,\"processed\":2,");
            assertGone("kept1", "kept2");
            worker.awaitSaid("another is begun");
        }
    }

    @Test
    void finishesWhatRunsWhenItIsToldToStop() throws IOException {
        http.post("/q/polite", "1");

        String handler = handler("echo yes > at-work; while [ ! -e go-on ]; do sleep 0.05; done; echo finished");
        try (CommandProcess worker = worker("--queue", "polite", "--", handler)) {
            awaitFile("at-work");
            http.post("/q/polite", "2");
            worker.terminate();
            worker.awaitSaid("finishes the jobs at hand");
            Files.createFile(folder.resolve("go-on"));

            Outcome outcome = worker.outcome();
            assertEquals(0, outcome.exitCode(), outcome.err());
            assertEquals("finished\n", outcome.out());
        }
        awaitStats(
                "polite",
                "\"ready\":1,\"delayed\":0,\"leased\":0,\"dead\":0,\"enqueued\":2,\"processed\":1,\"failed\":0");
    }

    @Test
    void putsBackWhatRunsWhenItIsToldSoTwice() throws IOException {
        http.post("/q/hasty", "1");

        try (CommandProcess worker = worker("--queue", "hasty", "--", handler("echo $$ > hasty; sleep 300"))) {
            awaitFile("hasty");
            worker.terminate();
            worker.awaitSaid("finishes the jobs at hand");
            worker.terminate();

            Outcome outcome = worker.outcome();
            assertEquals(0, outcome.exitCode(), outcome.err());
        }
        awaitStats(
                "hasty",
                "\"ready\":1,\"delayed\":0,\"leased\":0,\"dead\":0,\"enqueued\":1,\"processed\":0,\"failed\":1");
        assertGone("hasty");
    }

    @Test
    void beginsOnlyWithACommandThatIsThere() throws IOException {
        Outcome missing = worker("--queue", "any", "--", "./missing").outcome();
        assertEquals(2, missing.exitCode());
        assertTrue(
                missing.err().startsWith("presque: cannot run the command: there is no ./missing in "), missing.err());

        Files.createFile(folder.resolve("text"));
        Outcome text = worker("--queue", "any", "--", "./text").outcome();
        assertEquals(2, text.exitCode());
        assertTrue(text.err().contains("./text is not executable"), text.err());
    }

    /** The lease is a second, and both kinds of processes die all the time. */
    @Test
    void losesNoJobAndDoesNoneTwiceInTheCountersWhateverIsKilled() throws IOException {
        assumeGroups();
        int jobs = 400;
        http.post("/control/hard", "{\"tries\":100,\"backoff\":\"0\"}");
        http.post("/qb/hard", "{\"jobs\":[" + "1,".repeat(jobs - 1) + "1]}");
        String[] arguments = {
            "--queue",
            "hard",
            "--ttr",
            "1",
            "--concurrency",
            "4",
            "--",
            handler("sleep 0.05; echo $PRESQUE_JOB >> hard")
        };
        List<CommandProcess> workers = new ArrayList<>();
        try {
            workers.add(worker(arguments));
            workers.add(worker(arguments));
            for (int killed = 0; killed < 3; killed++) {
                int done = (killed + 1) * jobs / 5;
                await().atMost(LIMIT).until(() -> number("hard", "processed") >= done);
                // One of its processes for jobs dies first; the other child is its keeper.
                workers.get(killed).children().stream()
                        .filter(child -> child.info().commandLine().orElse("").contains("handler"))
                        .findFirst()
                        .ifPresent(ProcessHandle::destroyForcibly);
                workers.get(killed).kill();
                workers.add(worker(arguments));
            }
            awaitStats("hard", "\"ready\":0,\"delayed\":0,\"leased\":0,\"dead\":0,\"enqueued\":400,\"processed\":400,");
        } finally {
            workers.forEach(CommandProcess::close);
        }
        assertTrue(number("hard", "failed") > 0, () -> stats("hard"));
        try (Stream<String> lines = Files.lines(folder.resolve("hard"))) {
            assertEquals(jobs, lines.distinct().count());
        }
    }

    @Test
    void leavesNoProcessBehindWhenItIsKilled() throws IOException {
        assumeGroups();
        http.post("/q/orphan", "1");

        try (CommandProcess worker =
                worker("--queue", "orphan", "--", handler("(sleep 300 & echo $! > orphan); sleep 300"))) {
            awaitFile("orphan");
            worker.kill();
            assertGone("orphan");
        }
    }

    private CommandProcess worker(String... arguments) {
        String[] command =
                Stream.concat(Stream.of("worker"), Stream.of(arguments)).toArray(String[]::new);
        return CommandProcess.start(folder, presque.base(), command);
    }

    /** A shell script of these lines; gives its path. */
    private String handler(String lines) throws IOException {
        Path file = Files.createTempFile(folder, "handler", ".sh");
        Files.writeString(file, "#!/bin/sh\n" + lines);
        assertTrue(file.toFile().setExecutable(true));
        return file.toString();
    }

    private static void assumeGroups() {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(place -> Files.isExecutable(Path.of(place, "setsid"))),
                "setsid is not installed");
    }

    private void awaitFile(String name) {
        Path file = folder.resolve(name);
        await().atMost(LIMIT).until(() -> Files.exists(file) && Files.size(file) > 0);
    }

    /** The processes whose numbers are in these files. */
    private void assertGone(String... files) throws IOException {
        for (String file : files) {
            long pid = Long.parseLong(Files.readString(folder.resolve(file)).strip());
            await().atMost(LIMIT).until(() -> isGone(pid));
        }
    }

    /** Where nobody waits for it, as in many a container, a process that was killed stays as a zombie, {@code Z}. */
    private static boolean isGone(long pid) throws IOException {
        Process ps = new ProcessBuilder("ps", "-o", "stat=", "-p", String.valueOf(pid)).start();
        String state = new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return state.isBlank() || state.startsWith("Z");
    }

    private void awaitStats(String queue, String counters) {
        await().atMost(LIMIT).until(() -> stats(queue), stats -> stats.contains(counters));
    }

    private String stats(String queue) {
        return http.get("/stats/" + queue).text();
    }

    private long number(String queue, String name) {
        return http.get("/stats/" + queue).json().getJsonNumber(name).longValue();
    }

    private String error(String queue, int id) {
        return http.get("/j/" + queue + "/" + id)
                .json()
                .getJsonArray("errors")
                .getJsonObject(0)
                .getString("error");
    }
}
