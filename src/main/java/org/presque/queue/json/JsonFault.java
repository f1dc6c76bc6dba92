package org.presque.queue.json;

/** What keeps a text from being JSON, and where. Carries no stack trace, since it is an answer. */
public final class JsonFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param at the offset, in bytes from 0, of the first byte that does not fit */
    JsonFault(String what, int at) {
        super(what + " at byte " + at, null, false, false);
    }
}
