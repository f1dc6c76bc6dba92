package org.presque.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.standalone.PresqueProcess;
import org.presque.testing.JavaJar;

/**
 * Runs the examples of the documents, one after the other as they stand, against {@code java -jar}: each line that begins
 * with {@code curl}, or with {@code presque}, which is the built WAR's own command line. Compares what it prints with the line
 * below it, if that is a comment that holds JSON or a number. Times are not compared; for a token in the comments below a
 * command the one that was printed in its place is used from then on.
 */
class ExamplesIT {

    private static final String ADDRESS = "http://localhost:5000";
    private static final Pattern TOKEN = Pattern.compile("\\b[0-9a-f]{32}\\b");
    private static final Pattern TIME = Pattern.compile("\\b1[0-9]{9}\\.[0-9]{3}\\b");

    /** @param comments the lines of comment below the command */
    private record Example(String command, List<String> comments) {

        String answer() {
            String first = comments.isEmpty() ? "" : comments.get(0);
            return first.matches("# ([\\[{\"].*|\\d+)") ? first.substring(2) : "";
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "PROTOCOL.md"})
    void everyExampleAnswersWhatTheDocumentSays(String document, @TempDir Path folder) throws Exception {
        List<Example> examples = examplesOf(Files.readAllLines(Path.of(document)));
        assertTrue(examples.size() > 8, () -> "only " + examples);
        Map<String, String> tokens = new HashMap<>();
        try (JavaJar presque = JavaJar.start(folder, "{}")) {
            for (Example example : examples) {
                String printed = run(withTokens(tokens, example.command()), presque.base());
                noteTokens(tokens, example, printed);
                if (!example.answer().isEmpty()) {
                    assertEquals(
                            withoutTimes(withTokens(tokens, example.answer())),
                            withoutTimes(printed),
                            example.command());
                }
            }
        }
    }

    private static void noteTokens(Map<String, String> tokens, Example example, String printed) {
        List<String> written = tokensIn(String.join("\n", example.comments()));
        List<String> given = tokensIn(printed);
        assertEquals(written.size(), given.size(), () -> example.command() + " printed " + printed);
        for (int at = 0; at < written.size(); at++) {
            tokens.put(written.get(at), given.get(at));
        }
    }

    private static List<String> tokensIn(String text) {
        return TOKEN.matcher(text).results().map(MatchResult::group).toList();
    }

    private static String withTokens(Map<String, String> tokens, String text) {
        return TOKEN.matcher(text).replaceAll(token -> tokens.getOrDefault(token.group(), token.group()));
    }

    private static String withoutTimes(String text) {
        return TIME.matcher(text).replaceAll("TIME");
    }

    private static List<Example> examplesOf(List<String> lines) {
        List<Example> examples = new ArrayList<>();
        boolean isCode = false;
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at);
            if (line.startsWith("```")) {
                isCode = line.equals("```sh");
            } else if (isCode && line.matches("(curl|presque) .*")) {
                examples.add(new Example(line, commentsFrom(lines.subList(at + 1, lines.size()))));
            }
        }
        return examples;
    }

    private static List<String> commentsFrom(List<String> lines) {
        return lines.stream().takeWhile(line -> line.startsWith("# ")).toList();
    }

    private static String run(String command, URI base) throws IOException, InterruptedException {
        String address = "http://localhost:" + base.getPort();
        String there = command.replace(ADDRESS, address)
                .replaceFirst("^curl ", "curl -sS ")
                .replaceFirst("^presque ", "java -jar " + PresqueProcess.builtWar() + " ");
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", there).redirectErrorStream(true);
        builder.environment().put("PRESQUE_URL", address);
        Process shell = builder.start();
        String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
        assertEquals(0, shell.waitFor(), () -> command + " printed " + printed);
        return printed;
    }
}
