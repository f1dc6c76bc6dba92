package org.presque.faults.variant;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Makes copies of the built WAR that hold edited sources: a script as it is, a class compiled against what the WAR holds.
 * Confined to one thread.
 */
public final class PatchedWar {
    private static final Path SOURCES = Path.of("src/main");
    private static final String CLASSES = "WEB-INF/classes/";

    private final Path war;
    private final Path folder;
    private final Path unpacked;

    /** @param folder takes all that is made */
    public PatchedWar(Path war, Path folder) {
        this.war = war;
        this.folder = folder;
        this.unpacked = folder.resolve("unpacked");
    }

    /** A WAR with these edits. */
    public Path with(String name, List<Edit> edits) {
        unpack();
        Map<String, String> edited = edited(edits);
        try {
            Path copy = Files.copy(war, folder.resolve(name + ".war"), StandardCopyOption.REPLACE_EXISTING);
            Path changed = Files.createDirectories(folder.resolve(name));
            for (Edit edit : edits) {
                Path target = changed.resolve(edit.path());
                Files.createDirectories(target.getParent());
                Files.writeString(target, edited.getOrDefault(edit.file(), ""));
            }
            Compiler.compile(changed, unpacked);
            replace(copy, changed);
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Several edits of a file go into it one after the other. */
    private static Map<String, String> edited(Collection<Edit> edits) {
        Map<String, String> sources = new LinkedHashMap<>();
        for (Edit edit : edits) {
            String before = sources.computeIfAbsent(edit.file(), PatchedWar::source);
            sources.put(edit.file(), edit.applied(before));
        }
        return sources;
    }

    private static String source(String file) {
        try {
            return Files.readString(SOURCES.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException("a broken variant no longer fits the product", e);
        }
    }

    private static void replace(Path copy, Path changed) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(copy);
                Stream<Path> files = Files.walk(changed)) {
            for (Path file : files.filter(file -> file.toString().matches(".*\\.(class|lua)"))
                    .toList()) {
                Path target = zip.getPath(CLASSES + changed.relativize(file)); // goes before the jar of the application
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** Takes the WAR apart, once for all variants. */
    private void unpack() {
        if (Files.exists(unpacked)) {
            return;
        }
        try (ZipFile zip = new ZipFile(war.toFile())) {
            for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
                if (!entry.isDirectory() && entry.getName().matches("WEB-INF/(classes/.*|.*\\.jar)")) {
                    Path target = unpacked.resolve(entry.getName());
                    Files.createDirectories(target.getParent());
                    try (InputStream content = zip.getInputStream(entry)) {
                        Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
