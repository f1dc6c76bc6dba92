package org.presque.launcher;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URISyntaxException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * The main class of the WAR: unpacks it and hands over to the stand-alone server inside. If the first argument is no option it is
 * a command for a server elsewhere: that needs three small jars and not the web application, and is begun in a third of the time.
 */
public final class Launcher {
    private static final String SERVER = "org.presque.standalone.Main";
    private static final String COMMAND = "org.presque.command.Main";
    private static final List<String> COMMAND_JARS = List.of("presque-command", "presque-worker", "picocli-");

    private static final String LOG_MANAGER = "java.util.logging.manager";

    private Launcher() {}

    /** Runs until the server ends, and exits with its code. */
    public static void main(String[] args) {
        if (System.getProperty(LOG_MANAGER) == null) {
            System.setProperty(LOG_MANAGER, "org.presque.launcher.LastingLog"); // a look at the class would be too late
        }
        AtExit atExit = new AtExit();
        Runtime.getRuntime().addShutdownHook(new Thread(atExit, "presque-exit"));
        System.exit(run(atExit, args));
    }

    private static int run(AtExit atExit, String[] args) {
        try {
            Path war = ownWar();
            boolean isCommand = args.length > 0 && !args[0].startsWith("-");
            UnpackedWar unpacked = isCommand ? UnpackedWar.ofServerJars(war, COMMAND_JARS) : UnpackedWar.of(war);
            atExit.accept(unpacked::delete);
            return run(isCommand ? COMMAND : SERVER, war, unpacked, atExit, args);
        } catch (IOException e) {
            System.err.println("presque: cannot unpack into " + UnpackedWar.parent() + ": " + e.getMessage()
                    + "; name a folder with room by java -Djava.io.tmpdir=FOLDER -jar …");
            return 1;
        } catch (ReflectiveOperationException | URISyntaxException e) {
            throw new IllegalStateException("this WAR was not packed as it should be", e);
        }
    }

    private static Path ownWar() throws URISyntaxException {
        return Path.of(Launcher.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    // The loader stays open: what runs, and ends, does so with its classes.
    @SuppressWarnings("resource")
    private static int run(String main, Path war, UnpackedWar unpacked, Consumer<Runnable> atExit, String[] args)
            throws IOException, ReflectiveOperationException {
        ClassLoader loader = new URLClassLoader("presque", unpacked.classPath(), ClassLoader.getPlatformClassLoader());
        Thread.currentThread().setContextClassLoader(loader);
        var run = loader.loadClass(main).getMethod("run", Path.class, Path.class, Consumer.class, String[].class);
        try {
            return (int) run.invoke(null, war, unpacked.folder(), atExit, args);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
