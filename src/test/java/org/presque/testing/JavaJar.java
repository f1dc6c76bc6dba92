package org.presque.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The built WAR run by {@code java -jar} on a free port, with the settings in a file. {@link #close} ends it. */
public final class JavaJar implements AutoCloseable {

    /** What ends before the better compiler has paid is a quarter faster without it. */
    public static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1";

    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final Pattern LISTENING = Pattern.compile("Listening on (http://\\S+)");

    private final Process process;
    private final Path output;
    private URI base = URI.create("http://nowhere/");

    private JavaJar(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts it and returns once it listens. The folder takes its settings and what it prints. */
    public static JavaJar start(Path folder, String settings) {
        Path output = folder.resolve("presque.log");
        try {
            Path file = Files.writeString(folder.resolve("presque.yml"), settings);
            ProcessBuilder builder = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    SHORT_LIVED,
                    "-jar",
                    Path.of(System.getProperty("presque.war", "target/presque.war"))
                            .toAbsolutePath()
                            .toString(),
                    "--port",
                    "0");
            builder.environment().put("PRESQUE_CONFIG", file.toString());
            builder.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
            JavaJar started = new JavaJar(builder.start(), output);
            await().atMost(START_LIMIT).pollInterval(Duration.ofMillis(50)).until(started::listens);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean listens() throws IOException {
        String text = Files.readString(output);
        Matcher matcher = LISTENING.matcher(text);
        if (matcher.find()) {
            base = URI.create(matcher.group(1) + "/");
            return true;
        }
        if (!process.isAlive()) {
            throw new IllegalStateException("java -jar ended: " + text);
        }
        return false;
    }

    /** Its address, with a slash at the end. */
    public URI base() {
        return base;
    }

    /** Ends it as an operator would, and returns when it has ended. */
    public void stop() {
        process.destroy();
        await().atMost(START_LIMIT).until(() -> !process.isAlive());
    }

    @Override
    public void close() {
        stop();
    }
}
