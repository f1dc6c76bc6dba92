package org.presque.faults.check;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** What was found to be broken: for each invariant how often, and the first cases. Confined to a thread. */
final class Findings {
    private static final int SHOWN = 3;
    private static final int SHOWN_CHARACTERS = 1500;

    private final Map<Invariant, Case> cases = new TreeMap<>();

    private static final class Case {
        private int count;
        private final StringBuilder shown = new StringBuilder();
    }

    void add(Invariant broken, String what, Object shown) {
        Case found = cases.computeIfAbsent(broken, invariant -> new Case());
        if (found.count++ < SHOWN) {
            String text = what + ": " + shown;
            found.shown.append("\n    ").append(text, 0, Math.min(text.length(), SHOWN_CHARACTERS));
        }
    }

    void addAll(Invariant broken, String what, Collection<?> shown) {
        shown.forEach(one -> add(broken, what, one));
    }

    /** Fails if anything was found, with one line for each invariant. */
    void fail() {
        if (cases.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder();
        cases.forEach((invariant, found) ->
                text.append("\n  broken %d times: %s%s".formatted(found.count, invariant, found.shown)));
        throw new AssertionError(text.toString());
    }
}
