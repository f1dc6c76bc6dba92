package org.presque.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.testing.JavaJar;

/**
 * Runs the examples of the documents, one after the other as they stand, against {@code java -jar}: each line that begins
 * with {@code curl}, and compares what it prints with the line below it, if that is a comment that holds JSON.
 */
class ExamplesIT {

    private static final String ADDRESS = "http://localhost:5000";

    private record Example(String command, String answer) {}

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "PROTOCOL.md"})
    void everyExampleAnswersWhatTheDocumentSays(String document, @TempDir Path folder) throws Exception {
        List<Example> examples = examplesOf(Files.readAllLines(Path.of(document)));
        assertTrue(examples.size() > 8, () -> "only " + examples);
        try (JavaJar presque = JavaJar.start(folder, "{}")) {
            for (Example example : examples) {
                String printed = run(example.command(), presque.base());
                if (!example.answer().isEmpty()) {
                    assertEquals(example.answer(), printed, example.command());
                }
            }
        }
    }

    private static List<Example> examplesOf(List<String> lines) {
        List<Example> examples = new ArrayList<>();
        boolean isCode = false;
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at);
            if (line.startsWith("```")) {
                isCode = line.equals("```sh");
            } else if (isCode && line.startsWith("curl ")) {
                examples.add(new Example(line, answerIn(lines.get(at + 1))));
            }
        }
        return examples;
    }

    private static String answerIn(String line) {
        return line.matches("# [\\[{\"].*") ? line.substring(2) : "";
    }

    private static String run(String command, URI base) throws IOException, InterruptedException {
        String there = command.replace(ADDRESS, "http://localhost:" + base.getPort());
        Process shell = new ProcessBuilder("sh", "-c", there.replaceFirst("^curl ", "curl -sS "))
                .redirectErrorStream(true)
                .start();
        String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, shell.waitFor(), () -> command + " printed " + printed);
        return printed;
    }
}
