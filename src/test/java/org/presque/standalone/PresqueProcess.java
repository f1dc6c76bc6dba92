package org.presque.standalone;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.presque.testing.JavaJar;

/** The built WAR started by {@code java -jar} as a user would, in a folder of its own; killed when closed. */
public final class PresqueProcess implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("Listening on http://\\S+:(\\d+)");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final Path out;
    private final Path err;
    private final HttpClient client = HttpClient.newHttpClient();

    private PresqueProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts it in a folder, where its output goes too, with more environment and these arguments. */
    public static PresqueProcess start(Path folder, Map<String, String> environment, String... arguments) {
        return startWar(builtWar(), folder, environment, arguments);
    }

    /** The WAR that the build has made. */
    public static Path builtWar() {
        return Path.of(System.getProperty("presque.war", "target/presque.war")).toAbsolutePath();
    }

    /** The same with another WAR than the one that was built. */
    public static PresqueProcess startWar(Path war, Path folder, Map<String, String> environment, String... arguments) {
        try {
            Path out = Files.createTempFile(folder, "out", ".txt");
            Path err = Files.createTempFile(folder, "err", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command(war, folder, arguments))
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("PRESQUE_"));
            builder.environment().putAll(environment);
            return new PresqueProcess(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command(Path war, Path folder, String... arguments) throws IOException {
        Path temporary = Files.createDirectories(temporary(folder));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(JavaJar.SHORT_LIVED, "-Djava.io.tmpdir=" + temporary, "-jar", war.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Where a process started in this folder unpacks itself. */
    static Path temporary(Path folder) {
        return folder.resolve("temporary");
    }

    /** Waits until it says that it serves, and gives its port. */
    public int port() {
        await().atMost(PATIENCE).until(() -> !process.isAlive() || out().contains("Put a job"));
        Matcher address = ADDRESS.matcher(out());
        if (!address.find()) {
            throw new AssertionError("it does not serve: " + out() + err());
        }
        return Integer.parseInt(address.group(1));
    }

    HttpResponse<String> get(String path) {
        return send(request(path));
    }

    HttpResponse<String> post(String path, String body) {
        return send(request(path).POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The number by which the system knows it. */
    public long pid() {
        return process.pid();
    }

    /** The Redis beside it. */
    ProcessHandle redis() {
        String pid = read(out.resolveSibling("presque-data/redis.pid")).strip();
        return ProcessHandle.of(Long.parseLong(pid))
                .orElseThrow(() -> new AssertionError("no Redis beside it: " + err()));
    }

    /** Asks it to end, as {@code kill} does. */
    public void terminate() {
        process.destroy();
    }

    /** Ends it without a word, as {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    public int awaitExit() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("it does not end: " + out() + err());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String out() {
        return read(out);
    }

    public String err() {
        return read(err);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        awaitExit();
    }
}
