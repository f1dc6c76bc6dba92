package org.presque.contract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** The lines of {@code request-targets.txt}; their form is told on top of it. */
final class RequestTargets implements ArgumentsProvider {
    /** Stands for an error of ours: JSON with a text. */
    static final String ERROR = "error";

    /** Stands for whatever the container says when it refuses by itself. */
    static final String CONTAINER = "container";

    private static final Pattern BYTE = Pattern.compile("\\\\x([0-9a-f]{2})");
    private static final Pattern REPEATED = Pattern.compile("<(\\d+) (\\S+?)>");

    /** A status, and a body: one of the words above, or the exact text. */
    record Expected(int status, String body) {
        static Expected of(String text) {
            String[] parts = text.split(" ", 2);
            return new Expected(Integer.parseInt(parts[0]), parts[1]);
        }
    }

    /** One line of the file. */
    record Line(String text, String target, Expected usual, Map<String, Expected> others) {
        static Line of(String text) {
            String[] columns = text.split("\t+");
            Map<String, Expected> others = new HashMap<>();
            for (String column : List.of(columns).subList(2, columns.length)) {
                String[] parts = column.split(": ", 2);
                others.put(parts[0], Expected.of(parts[1]));
            }
            return new Line(text, columns[0], Expected.of(columns[1]), others);
        }

        /** Method and target as they are sent, each character a byte. */
        String request(URI base) {
            int behindMethod = target.startsWith("/") ? 0 : target.indexOf(' ') + 1;
            String method = behindMethod == 0 ? "GET " : target.substring(0, behindMethod);
            String path = repeated(target.substring(behindMethod));
            String context = base.getRawPath().substring(0, base.getRawPath().length() - 1);
            return method + bytes(path.startsWith("/") ? context + path : whole(path, base, context));
        }

        private static String whole(String path, URI base, String context) {
            return path.replace("{host}", base.getAuthority()).replace("{context}", context);
        }

        /** What is expected in this container: named exactly, or by the start of its name, or as usual. */
        Expected expectedOf(String container) {
            String family = container.replaceAll("-.*", "");
            return others.getOrDefault(container, others.getOrDefault(family, usual));
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static String bytes(String text) {
        return BYTE.matcher(text)
                .replaceAll(
                        match -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), 16))));
    }

    private static String repeated(String text) {
        return REPEATED.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(match.group(2).repeat(Integer.parseInt(match.group(1)))));
    }

    @Override
    public Stream<Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        try (InputStream file = RequestTargets.class.getResourceAsStream("/request-targets.txt");
                BufferedReader reader = new BufferedReader(
                        new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8))) {
            return reader
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Line::of)
                    .map(Arguments::of)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
