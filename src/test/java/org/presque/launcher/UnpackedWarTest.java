package org.presque.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedWarTest {
    @TempDir
    Path folder;

    @Test
    void holdsTheApplicationAndTheServerAndNothingElse() throws IOException {
        UnpackedWar unpacked = unpack(
                "WEB-INF/web.xml",
                "WEB-INF/classes/presque.yml",
                "WEB-INF/lib/application.jar",
                "WEB-INF/server/undertow.jar",
                "WEB-INF/server/redis/redis-server",
                "org/presque/launcher/Launcher.class");

        assertTrue(Files.exists(unpacked.folder().resolve("WEB-INF/web.xml")));
        assertFalse(Files.exists(unpacked.folder().resolve("WEB-INF/server/redis")));
        assertFalse(Files.exists(unpacked.folder().resolve("org")));
        assertEquals(
                List.of("classes/", "lib/application.jar", "server/undertow.jar"),
                Stream.of(unpacked.classPath())
                        .map(jar -> jar.toString().replaceFirst(".*/WEB-INF/", ""))
                        .toList());
        unpacked.delete();
    }

    @Test
    void holdsOnlyTheJarsThatACommandNeeds() throws IOException {
        Path war = war("WEB-INF/web.xml", "WEB-INF/server/tomcat.jar", "WEB-INF/server/picocli-1.jar");

        UnpackedWar unpacked = UnpackedWar.ofServerJars(war, List.of("picocli-"));

        assertTrue(Files.exists(unpacked.folder().resolve("WEB-INF/server/picocli-1.jar")));
        assertFalse(Files.exists(unpacked.folder().resolve("WEB-INF/server/tomcat.jar")));
        assertFalse(Files.exists(unpacked.folder().resolve("WEB-INF/web.xml")));
        unpacked.delete();
    }

    @Test
    void goesWithoutATrace() throws IOException {
        UnpackedWar unpacked = unpack("WEB-INF/web.xml", "WEB-INF/server/tomcat.jar");

        unpacked.delete();

        assertFalse(Files.exists(unpacked.folder()));
    }

    @Test
    void writesNothingOutsideItsFolder() {
        assertThrows(IOException.class, () -> unpack("../outside"));
    }

    private UnpackedWar unpack(String... names) throws IOException {
        return UnpackedWar.of(war(names));
    }

    private Path war(String... names) throws IOException {
        Path war = folder.resolve("presque.war");
        try (OutputStream file = Files.newOutputStream(war);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
            }
        }
        return war;
    }
}
