package org.presque.queue.model;

/**
 * The name of a queue: 1 to 200 characters, letters and digits of any script plus {@code . _ ~ : @ + -}, but neither
 * {@code .} nor {@code ..}. Immutable; no other name can be held, so none needs escaping in a key or in JSON.
 */
public record QueueName(String value) implements Comparable<QueueName> {

    /** The longest name, in characters (code points). */
    public static final int MAX_CHARACTERS = 200;

    private static final String SIGNS = "._~:@+-";

    public QueueName {
        if (!isValid(value)) {
            throw new QueueException(Reason.INVALID_QUEUE_NAME);
        }
    }

    private static boolean isValid(String value) {
        if (value.isEmpty() || value.equals(".") || value.equals("..")) {
            return false;
        }
        int characters = 0;
        for (int at = 0; at < value.length(); characters++) {
            int character = value.codePointAt(at);
            if (!isAllowed(character)) {
                return false;
            }
            at += Character.charCount(character);
        }
        return characters <= MAX_CHARACTERS;
    }

    private static boolean isAllowed(int character) {
        return Character.isLetterOrDigit(character) || SIGNS.indexOf(character) >= 0;
    }

    @Override
    public int compareTo(QueueName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
