package org.presque.page;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One browser with JavaScript and one without, opened when they are first needed and shared by the tests of a class. */
final class Browsers {
    private static @Nullable Browser scripted;
    private static @Nullable Browser plain;

    private Browsers() {}

    static synchronized Browser scripted() {
        if (scripted == null) {
            scripted = Browser.open();
        }
        return scripted;
    }

    static synchronized Browser plain() {
        if (plain == null) {
            plain = Browser.openWithoutScripts();
        }
        return plain;
    }

    private static Stream<Browser> open() {
        return Stream.of(scripted, plain).filter(Objects::nonNull).map(Objects::requireNonNull);
    }

    /** What the pages have done since the last call that they may not do. */
    static synchronized List<String> violations() {
        return open().flatMap(each -> each.violations().stream()).toList();
    }

    static synchronized void close() {
        open().forEach(Browser::close);
        scripted = null;
        plain = null;
    }
}
