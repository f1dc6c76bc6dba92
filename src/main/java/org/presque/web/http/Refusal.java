package org.presque.web.http;

/**
 * A request that is refused for what it is as HTTP, before a queue is asked: with the answer to give. Carries no stack
 * trace, since it is an answer.
 */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    public Refusal(Answer answer) {
        super("refused with " + answer.status(), null, false, false);
        this.answer = answer;
    }

    /** A refusal with a status and the text for its JSON. */
    public static Refusal with(int status, String text) {
        return new Refusal(Answer.error(status, text));
    }

    public Answer answer() {
        return answer;
    }
}
