package org.presque.faults.variant;

/**
 * One change of one of the product's sources. Immutable.
 *
 * @param file below {@code src/main}, such as {@code java/org/presque/App.java}
 * @param text what stands there, exactly once
 * @param replacement what stands there in the broken variant
 */
public record Edit(String file, String text, String replacement) {

    /** In a class. */
    public static Edit java(String className, String text, String replacement) {
        return new Edit("java/org/presque/" + className + ".java", text, replacement);
    }

    /** In a script, or in a fragment of scripts. */
    public static Edit lua(String script, String text, String replacement) {
        return new Edit("resources/org/presque/redis/" + script + ".lua", text, replacement);
    }

    /** The source with the change; fails loudly where the product no longer reads as expected. */
    String applied(String source) {
        int at = source.indexOf(text);
        if (at < 0 || source.indexOf(text, at + 1) >= 0) {
            throw new IllegalStateException(
                    "a broken variant no longer fits the product: " + file + " must hold this exactly once: " + text);
        }
        return source.substring(0, at) + replacement + source.substring(at + text.length());
    }

    boolean isJava() {
        return file.startsWith("java/");
    }

    /** Where it lies below the folder of classes; a class's source where its sources begin. */
    String path() {
        return file.substring(file.indexOf('/') + 1);
    }
}
