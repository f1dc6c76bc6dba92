package org.presque.standalone.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The classes of the web application. As in every container it looks in the WAR first, and asks the server for the rest: for the
 * APIs of Jakarta EE, and whatever else the WAR does not bring.
 */
final class ApplicationLoader extends URLClassLoader {

    static {
        registerAsParallelCapable();
    }

    /**
     * @param unpacked the folder of the unpacked WAR
     * @param others jars that join those of the WAR
     * @param server what the server has
     */
    ApplicationLoader(Path unpacked, List<Path> others, ClassLoader server) {
        super("application", urls(unpacked.resolve("WEB-INF"), others), server);
    }

    private static URL[] urls(Path inside, List<Path> others) {
        List<Path> found = new ArrayList<>(List.of(inside.resolve("classes")));
        try (Stream<Path> jars = Files.list(inside.resolve("lib"))) {
            jars.filter(jar -> jar.toString().endsWith(".jar")).sorted().forEach(found::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        found.addAll(others);
        return found.stream().map(ApplicationLoader::url).toArray(URL[]::new);
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> found = findLoadedClass(name);
            if (found == null) {
                found = name.startsWith("java.") ? super.loadClass(name, false) : loadHereFirst(name);
            }
            if (resolve) {
                resolveClass(found);
            }
            return found;
        }
    }

    private Class<?> loadHereFirst(String name) throws ClassNotFoundException {
        try {
            return findClass(name);
        } catch (ClassNotFoundException elsewhere) {
            return super.loadClass(name, false);
        }
    }
}
