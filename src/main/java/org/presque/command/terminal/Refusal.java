package org.presque.command.terminal;

import org.presque.worker.PresqueException;

/** Why a command does not do what it was asked for, in words for who asked; and the code it exits with. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Refused, or there is no job. */
    static final int REFUSED = 1;

    /** EX_UNAVAILABLE of {@code sysexits.h}: the server, or its Redis, cannot be reached. */
    static final int UNAVAILABLE = 69;

    private static final int SERVER_FAULTS = 500;

    private final int exitCode;

    public Refusal(String message) {
        this(message, REFUSED);
    }

    private Refusal(String message, int exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    /** What a server refused, or that it is away, and what to do then. */
    public static Refusal of(PresqueException fault) {
        String said = String.valueOf(fault.getMessage());
        if (fault.isPerhapsDone()) {
            return new Refusal(said + "; perhaps it was done: look with stats before you do it again", UNAVAILABLE);
        }
        if (fault.status() <= 0) {
            return new Refusal(said + ": is presque running, and is --url or PRESQUE_URL its address?", UNAVAILABLE);
        }
        return new Refusal(said, fault.status() >= SERVER_FAULTS ? UNAVAILABLE : REFUSED);
    }

    /** The same, with this in front. */
    public Refusal after(String what) {
        return new Refusal(what + ": " + getMessage(), exitCode);
    }

    public int exitCode() {
        return exitCode;
    }
}
