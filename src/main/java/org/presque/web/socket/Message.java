package org.presque.web.socket;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.presque.queue.json.JsonFault;
import org.presque.queue.json.Members;
import org.presque.web.http.Json;
import org.presque.web.http.Refusal;

/** What a client has sent: one of the {@link #VERBS} with its value, and what it wants to see in the reply. Immutable. */
final class Message {

    private static final Set<String> VERBS = Set.of("take", "done", "failed", "extend", "put");
    private static final String EXAMPLES = "give one of take, done, failed, extend and put";

    private final byte[] text;
    private final Members members;

    private Message(byte[] text, Members members) {
        this.text = text;
        this.members = members;
    }

    /**
     * Reads one.
     *
     * @throws Refusal 400 if it is no JSON object
     */
    static Message of(byte[] text, int nestingLimit) {
        try {
            return new Message(text, Members.of(text, nestingLimit));
        } catch (JsonFault fault) {
            throw Refusal.with(400, "message is not valid JSON: " + fault.getMessage());
        } catch (IllegalArgumentException noObject) {
            throw Refusal.with(400, "message is not an object: " + EXAMPLES);
        }
    }

    /** What the reply is to be known by, as the JSON it is; null if the client does not care. */
    byte @Nullable [] ref() {
        return members.value("ref");
    }

    /**
     * What is asked for.
     *
     * @throws Refusal 400 if that is nothing, several things, or something that nobody here knows
     */
    String verb() {
        List<String> verbs = new ArrayList<>(members.names());
        verbs.retainAll(VERBS);
        if (verbs.size() != 1) {
            throw Refusal.with(
                    400, (verbs.isEmpty() ? "unknown message: " : "more than one in a message: ") + EXAMPLES);
        }
        String verb = verbs.get(0);
        for (String name : members.names()) {
            boolean belongs = name.equals(verb) || name.equals("ref") || (verb.equals("take") && name.equals("ttr"));
            if (!belongs) {
                throw Refusal.with(400, "unknown field " + name);
            }
        }
        return verb;
    }

    /** The text of what is put; null if nothing is. */
    byte @Nullable [] put() {
        return members.value("put");
    }

    /** All of it, as values. */
    Map<?, ?> fields() {
        return Json.read(text, Map.class).orElseThrow();
    }
}
