package org.presque.queue.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Holds our validator against a parser of others, over texts that are JSON with a few characters changed. */
class JsonDifferentialTest {

    private static final int TEXTS = 20_000;
    private static final String ALPHABET = "{}[]\",:0123456789-+.eE\\untrfalse \t\n/bx";

    @Test
    void agreesWithParssonAboutMutatedTexts() {
        long seed = Long.getLong("presque.seed", new Random().nextLong());
        System.out.println("JsonDifferentialTest -Dpresque.seed=" + seed);
        Random random = new Random(seed);
        for (int i = 0; i < TEXTS; i++) {
            String text = mutated(value(random, 0), random);
            assertEquals(isJsonToParsson(text), isJsonToUs(text), () -> "seed " + seed + ": " + text);
        }
    }

    private static String value(Random random, int depth) {
        return switch (random.nextInt(depth > 3 ? 4 : 7)) {
            case 0 -> "\"" + "a\\n\\u00e9".substring(0, random.nextBoolean() ? 1 : 3) + "\"";
            case 1 -> String.valueOf(random.nextInt(2000) - 1000);
            case 2 -> random.nextInt(100) + "." + random.nextInt(100) + "e" + random.nextInt(9);
            case 3 -> random.nextBoolean() ? "null" : "false";
            case 4 -> "[" + value(random, depth + 1) + ", " + value(random, depth + 1) + "]";
            case 5 -> "{\"k\" : " + value(random, depth + 1) + "}";
            default -> random.nextBoolean() ? "[]" : "{}";
        };
    }

    private static String mutated(String text, Random random) {
        StringBuilder mutated = new StringBuilder(text);
        for (int changes = random.nextInt(3); changes > 0; changes--) {
            int at = random.nextInt(mutated.length());
            char c = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            switch (random.nextInt(3)) {
                case 0 -> mutated.setCharAt(at, c);
                case 1 -> mutated.insert(at, c);
                default -> mutated.replace(at, at + 1, mutated.length() > 1 ? "" : "x");
            }
        }
        return mutated.toString();
    }

    private static boolean isJsonToUs(String text) {
        try {
            JsonSyntax.check(text.getBytes(UTF_8), 512);
            return true;
        } catch (JsonFault e) {
            return false;
        }
    }

    private static boolean isJsonToParsson(String text) {
        try (JsonParser parser = Json.createParser(new StringReader(text))) {
            boolean isAny = false;
            while (parser.hasNext()) {
                parser.next();
                isAny = true;
            }
            return isAny;
        } catch (JsonException e) {
            return false;
        }
    }
}
