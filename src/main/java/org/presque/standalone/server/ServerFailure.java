package org.presque.standalone.server;

/** Why the server does not start or stop; the message is one line for the user. */
public final class ServerFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ServerFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
