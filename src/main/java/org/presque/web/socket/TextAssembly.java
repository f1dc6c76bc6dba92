package org.presque.web.socket;

import jakarta.websocket.MessageHandler;

/**
 * Puts the parts of messages together, in memory that grows with what arrives: the container would keep room for the longest
 * message that there may be, for each client. Confined to the thread that the container reads on.
 */
final class TextAssembly implements MessageHandler.Partial<String> {

    private final Socket socket;
    private final Services.Limits limits;
    private StringBuilder text = new StringBuilder();
    private boolean isTooLong;

    TextAssembly(Socket socket, Services.Limits limits) {
        this.socket = socket;
        this.limits = limits;
    }

    @Override
    public void onMessage(String part, boolean isLast) {
        isTooLong |= text.length() + part.length() > limits.messageBytes();
        if (!isTooLong && !socket.reserve(part.length())) {
            return; // it is being closed
        }
        if (!isTooLong) {
            text.append(part);
        }
        if (isLast) {
            deliver();
        }
    }

    private void deliver() {
        if (isTooLong) {
            socket.receivedTooLong(text.length());
        } else {
            socket.received(text.toString());
        }
        text = new StringBuilder();
        isTooLong = false;
    }
}
