package org.presque.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.presque.command.CommandProcess.Outcome;
import org.presque.testing.FreePort;
import org.presque.testing.Http;
import org.presque.testing.JavaJar;

/** The commands of the built WAR against {@code java -jar}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandsIT {
    private final Path folder;
    private final JavaJar presque;
    private final Http http;

    CommandsIT(@TempDir Path folder) {
        this.folder = folder;
        presque = JavaJar.start(folder, "{}");
        http = new Http(presque.base());
    }

    @AfterAll
    void stop() {
        presque.close();
    }

    @Test
    void putPrintsTheNumberAndTakePrintsTheJob() {
        assertEquals(new Outcome(0, "1\n", ""), run("put", "mail", "{\"to\": \"zoë\"}"));
        assertEquals(new Outcome(0, "2\n", ""), given("[1,\n \"🐢\"]", "put", "mail", "-", "--priority", "4"));

        assertEquals(new Outcome(0, "{\"to\": \"zoë\"}\n", ""), run("take", "none", "mail"));
        Outcome leased = run("take", "mail", "--ttr", "1m");
        assertEquals("[1,\n \"🐢\"]\n", leased.out());
        assertTrue(leased.err().matches("presque: leased mail/2, attempt 1, lease [0-9a-f]{32}\n"), leased.err());
        assertEquals(new Outcome(1, "", "presque: no job\n"), run("take", "mail", "--wait", "100ms"));
    }

    @Test
    void takeLosesNoJobThatItCannotWrite() {
        run("put", "full", "{\"a\":1}");
        String command = String.join(" ", CommandProcess.command(folder, "take", "full")) + " > /dev/full";
        Outcome outcome = CommandProcess.run(folder, presque.base(), List.of("sh", "-c", command))
                .outcome();
        String told = "presque: cannot write the job to standard output; it is {\"a\":1}\n";
        assertEquals(new Outcome(1, "", told), outcome);
    }

    @Test
    void putTakesTheOptionsOfTheProtocol() {
        List<String> options =
                List.of("--delay=1h", "--priority=9", "--ttl=2d", "--tries=3", "--backoff=10s,1m", "--uniq=a");
        String[] command = IntStream.range(0, 3 + options.size())
                .mapToObj(at -> at < 3 ? List.of("put", "later", "1").get(at) : options.get(at - 3))
                .toArray(String[]::new);
        assertEquals(0, run(command).exitCode());

        String job = http.get("/j/later/1").text();
        assertTrue(job.contains("\"state\":\"delayed\",\"priority\":9,\"attempts\":0,\"tries\":3,"), job);
        assertEquals(new Outcome(1, "", "presque: job already exists\n"), run(command));
    }

    @Test
    void whatIsRefusedSaysWhyAndWhatIsMeant() {
        assertEquals(
                new Outcome(1, "", "presque: job is not valid JSON: unexpected 'x' at byte 1\n"),
                run("put", "mail", "{x"));
        Outcome usage = run("put", "mail", "1", "--delay", "soon");
        assertEquals(2, usage.exitCode());
        assertTrue(usage.err().contains("'soon' is not a length of time"), usage.err());
        Outcome unknown = run("fetch", "mail");
        assertEquals(2, unknown.exitCode());
        assertTrue(unknown.err().contains("see java -jar presque.war --help"), unknown.err());
    }

    @Test
    void saysWhenPresqueIsNotThere() {
        URI nowhere = URI.create("http://127.0.0.1:" + FreePort.find());

        Outcome outcome = CommandProcess.start(folder, nowhere, "take", "mail", "--patience=0")
                .outcome();

        assertEquals(69, outcome.exitCode());
        assertTrue(outcome.err().contains("is --url or PRESQUE_URL its address?"), outcome.err());
    }

    @Test
    void putsAFileOfJobsInBatches() throws IOException {
        Path file = Files.writeString(folder.resolve("jobs.ndjson"), numbers(2500) + "\n  \n\"ä\"");

        Outcome outcome = run("put", "file", "--ndjson", file.toString());

        assertEquals(new Outcome(0, numbers(2501), ""), outcome);
        assertTrue(stats("file").contains("\"ready\":2501,"), stats("file"));
        assertEquals("\"ä\"", http.get("/j/file/2501").json().getValue("/job").toString());
    }

    @Test
    void saysHowFarItCameWithAFile() {
        Outcome outcome = given(numbers(1500) + "{x\n" + numbers(10), "put", "half", "--ndjson", "-");

        assertEquals(1, outcome.exitCode());
        assertEquals(numbers(1000), outcome.out());
        assertTrue(
                outcome.err().startsWith("presque: all jobs up to line 1000 are stored, no later ones: job is not"),
                outcome.err());
        assertTrue(stats("half").contains("\"ready\":1000,"), stats("half"));
    }

    /** Whose answer is lost may have stored what it was sent. */
    @Test
    void doesNotSayThatNothingIsStoredWhereNobodyKnows() throws IOException {
        HttpServer silent = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        silent.createContext("/", HttpExchange::close);
        silent.start();
        try (CommandProcess put = CommandProcess.start(
                folder,
                URI.create("http://127.0.0.1:" + silent.getAddress().getPort()),
                "put",
                "half",
                "--ndjson",
                "-",
                "--patience=0")) {
            String told = put.given(numbers(10)).err();
            assertTrue(told.startsWith("presque: all jobs up to line 0 are stored, perhaps later ones, too: "), told);
        } finally {
            silent.stop(0);
        }
    }

    @Test
    void statsAreATableOrJson() {
        http.post("/q/numbers", "1");
        http.post("/control/numbers", "{\"status\":\"stop\"}");

        String row = run("stats", "numbers").out().lines().skip(1).collect(Collectors.joining());
        assertTrue(row.matches("numbers +1 +0 +0 +0 +0 +0 +\\d s  stopped"), row);
        String json = run("stats", "--json").out();
        assertTrue(json.matches(".*\"queue\":\"numbers\",\"size\":\\d,\"status\":0,\"ready\":1,.*\n"), json);
    }

    @Test
    void stopsAndStartsQueues() {
        assertEquals(new Outcome(0, "", ""), run("stop", "tap", "drain"));
        assertTrue(stats("tap").contains("\"status\":0,"), stats("tap"));
        assertEquals(new Outcome(0, "", ""), run("start", "tap"));
        assertTrue(stats("tap").contains("\"status\":1,"), stats("tap"));
        assertTrue(stats("drain").contains("\"status\":0,"), stats("drain"));
    }

    @Test
    void showsAndRetriesDeadJobs() {
        http.post("/control/dying", "{\"tries\":1}");
        for (String job : List.of("{\"a\": [\"}\\\"\",\n1]}", "2", "3")) {
            http.post("/q/dying", job);
            String lease = http.get("/q/dying?ttr=60").header("X-Presque-Lease");
            String id = stats("dying").replaceAll(".*\"enqueued\":(\\d+).*", "$1");
            http.put("/q/dying/" + id + "?lease=" + lease, "{\"error\":\"boom\"}");
        }

        List<String> lines = run("jobs", "dying", "--state", "dead", "--limit", "2")
                .out()
                .lines()
                .toList();
        assertEquals(2, lines.size());
        assertTrue(lines.get(0).startsWith("{\"id\":1,\"queue\":\"dying\",\"state\":\"dead\""), lines.get(0));
        assertTrue(lines.get(0).endsWith("\"job\":{\"a\": [\"}\\\"\", 1]}}"), lines.get(0));
        assertEquals(new Outcome(0, "1\n", ""), run("retry", "dying", "2"));
        assertEquals(new Outcome(1, "", "presque: no such job: dying/9\n"), run("retry", "dying", "9"));
        assertEquals(new Outcome(0, "2\n", ""), run("retry", "dying"));
        assertTrue(stats("dying").contains("\"ready\":3,"), stats("dying"));
    }

    @Test
    void purgesOnlyWhoIsSure() {
        http.post("/q/full", "1");

        Outcome refused = given("yes\n", "purge", "full");
        assertEquals(2, refused.exitCode());
        assertTrue(refused.err().contains("say --yes"), refused.err());
        assertTrue(stats("full").contains("\"ready\":1,"), stats("full"));

        assertEquals(new Outcome(0, "", ""), run("purge", "full", "--yes"));
        assertTrue(stats("full").contains("\"enqueued\":0,"), stats("full"));
    }

    @Test
    void asksAndShowsProgressOnATerminal() throws Exception {
        assumeTrue(hasScript(), "script, which makes terminals, is not installed");
        Path file = Files.writeString(folder.resolve("seen.ndjson"), numbers(1500));

        Outcome put = onTerminal("put", "seen", "--ndjson", file.toString()).outcome();
        assertTrue(put.out().contains("[##############################] 100 %  1,500 jobs, "), put.out());

        Outcome no = onTerminal("purge", "seen").given("no\n");
        assertEquals(1, no.exitCode(), no.out());
        assertTrue(no.out().contains("Delete seen with its 1500 jobs? Type yes: "), no.out());
        assertEquals(0, onTerminal("purge", "seen").given("yes\n").exitCode());
        assertTrue(stats("seen").contains("\"enqueued\":0,"), stats("seen"));
    }

    private static boolean hasScript() throws InterruptedException {
        try {
            return new ProcessBuilder("script", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private CommandProcess onTerminal(String... arguments) {
        String command = String.join(" ", CommandProcess.command(folder, arguments));
        return CommandProcess.run(folder, presque.base(), List.of("script", "-qec", command, "/dev/null"));
    }

    @Test
    void helpTellsOfEveryCommand() {
        String help = run("--help").out();
        for (String command : List.of("put", "take", "worker", "stats", "jobs", "retry", "stop", "start", "purge")) {
            assertTrue(help.contains("\n  " + command + " "), help);
        }
        assertTrue(run("worker", "--help").out().contains("PRESQUE_ATTEMPT"), help);
    }

    private Outcome run(String... arguments) {
        return CommandProcess.start(folder, presque.base(), arguments).outcome();
    }

    private Outcome given(String input, String... arguments) {
        return CommandProcess.start(folder, presque.base(), arguments).given(input);
    }

    private String stats(String queue) {
        return http.get("/stats/" + queue).text();
    }

    private static String numbers(int last) {
        return IntStream.rangeClosed(1, last).mapToObj(number -> number + "\n").collect(Collectors.joining());
    }
}
