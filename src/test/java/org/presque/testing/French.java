package org.presque.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The file of what pages say in French, as it is written. Stateless. */
public final class French {
    private static final Path FILE = Path.of("src/main/resources/org/presque/web/page/words/fr.yml");
    private static final Pattern ENTRY = Pattern.compile("^\"(.+)\": \"(.+)\"$", Pattern.MULTILINE);

    private French() {}

    /** What is said in French, by the English. */
    public static Map<String, String> entries() {
        try {
            return ENTRY.matcher(Files.readString(FILE))
                    .results()
                    .collect(Collectors.toMap(entry -> entry.group(1), entry -> entry.group(2)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
