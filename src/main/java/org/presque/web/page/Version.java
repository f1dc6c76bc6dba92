package org.presque.web.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** Which presque this is, as the build wrote it beside this class. */
final class Version {

    private Version() {}

    static String text() {
        Properties written = new Properties();
        try (InputStream file = Objects.requireNonNull(Version.class.getResourceAsStream("version.properties"))) {
            written.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return written.getProperty("version", "");
    }
}
