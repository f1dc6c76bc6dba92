package org.presque.queue.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads <code>{"jobs":[…]}</code> as a stream and gives the exact text of each element, without the white space around
 * it. Other members are read over. Confined to one call.
 */
public final class JobsArray {

    private static final byte[] NAME = "\"jobs\"".getBytes(UTF_8);

    private final byte[] text;
    private final int nestingLimit;
    private final List<byte[]> jobs = new ArrayList<>();
    private boolean isFound;
    private int at;

    private JobsArray(byte[] text, int nestingLimit) {
        this.text = text;
        this.nestingLimit = nestingLimit;
    }

    /**
     * The texts of the jobs, in their order.
     *
     * @param nestingLimit how deep each of them may be nested
     * @throws JsonFault if the text is not JSON
     * @throws IllegalArgumentException if it is, but without one array of that name
     */
    public static List<byte[]> split(byte[] text, int nestingLimit) {
        JobsArray array = new JobsArray(text, nestingLimit);
        array.object();
        if (!array.isFound) {
            throw new IllegalArgumentException("no array of jobs");
        }
        return array.jobs;
    }

    private void object() {
        if (peek() != '{') {
            JsonSyntax.check(text, nestingLimit);
            return;
        }
        if (next() != '}') {
            do {
                member();
            } while (goesOn('}'));
        }
        at++;
        if (peek() >= 0) {
            throw unexpected();
        }
    }

    private void member() {
        int start = at;
        if (peek() != '"') {
            throw unexpected();
        }
        at = JsonSyntax.end(text, nestingLimit, at);
        boolean isJobs = isName(start);
        if (peek() != ':') {
            throw unexpected();
        }
        if (next() == '[' && isJobs) {
            refuseSecond();
            array();
        } else {
            at = JsonSyntax.end(text, nestingLimit, at);
        }
    }

    private boolean isName(int start) {
        int end = start + NAME.length;
        return end <= text.length && Arrays.equals(text, start, end, NAME, 0, NAME.length);
    }

    private void refuseSecond() {
        if (isFound) {
            throw new JsonFault("a second array of jobs", at);
        }
        isFound = true;
    }

    private void array() {
        if (next() != ']') {
            do {
                peek();
                int start = at;
                at = JsonSyntax.end(text, nestingLimit, at);
                jobs.add(Arrays.copyOfRange(text, start, beforeWhiteSpace(start, at)));
            } while (goesOn(']'));
        }
        at++;
    }

    /** Whether a comma promises more; at the given end otherwise. */
    private boolean goesOn(char end) {
        int c = peek();
        if (c == ',') {
            at++;
            return true;
        }
        if (c != end) {
            throw unexpected();
        }
        return false;
    }

    private int beforeWhiteSpace(int start, int end) {
        int last = end;
        while (last > start && JsonSyntax.isWhiteSpace(text[last - 1])) {
            last--;
        }
        return last;
    }

    /** Steps over the byte at hand and white space. */
    private int next() {
        at++;
        return peek();
    }

    /** The next byte that is no white space, or -1 at the end. */
    private int peek() {
        while (at < text.length && JsonSyntax.isWhiteSpace(text[at])) {
            at++;
        }
        return at < text.length ? text[at] & 0xFF : -1;
    }

    private JsonFault unexpected() {
        return peek() < 0
                ? new JsonFault("the text ends too early", at)
                : new JsonFault("unexpected '" + (char) peek() + "'", at);
    }
}
