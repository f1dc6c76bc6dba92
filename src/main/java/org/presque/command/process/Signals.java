package org.presque.command.process;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;

/**
 * Hears TERM and INT as often as they come. A shutdown hook would hear the first only: the JVM is ending then, and deaf. The class
 * that can do it, {@code sun.misc.Signal} in the module {@code jdk.unsupported}, is there in every JDK, but no compiler vouches for
 * it; so it is asked for by its name, and without it the hook has to do.
 */
public final class Signals {
    private static final List<String> NAMES = List.of("TERM", "INT");

    private Signals() {}

    /** Has this run at each of them, on a thread of its own; false if they cannot be had. */
    public static boolean eachRuns(Runnable reaction) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Method handle = signal.getMethod("handle", signal, handler);
            Object heard = Proxy.newProxyInstance(
                    Signals.class.getClassLoader(), new Class<?>[] {handler}, (self, method, of) -> {
                        if (method.getName().equals("handle")) {
                            reaction.run();
                        }
                        return null;
                    });
            for (String name : NAMES) {
                handle.invoke(null, signal.getConstructor(String.class).newInstance(name), heard);
            }
            return true;
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            return false;
        }
    }
}
