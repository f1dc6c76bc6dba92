package org.presque.command.text;

import java.util.ArrayList;
import java.util.List;

/** Cuts an array of JSON objects into lines, an object each. Only for JSON that is known to be right. */
public final class JsonLines {
    private final String json;
    private int at;

    private JsonLines(String json, int at) {
        this.json = json;
        this.at = at;
    }

    /** The objects in the first array of that name; line breaks between what they hold become spaces. */
    public static List<String> of(String json, String array) {
        String begin = "\"" + array + "\":[";
        return new JsonLines(json, json.indexOf(begin) + begin.length()).objects();
    }

    private List<String> objects() {
        List<String> objects = new ArrayList<>();
        while (json.charAt(at) != ']') {
            if (json.charAt(at) == '{') {
                objects.add(object());
            } else {
                at++;
            }
        }
        return objects;
    }

    private String object() {
        int from = at;
        int depth = 0;
        do {
            switch (json.charAt(at)) {
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                case '"' -> skipText();
                default -> {}
            }
            at++;
        } while (depth > 0);
        return json.substring(from, at).replace('\n', ' ').replace('\r', ' ');
    }

    /** To its closing quote. */
    private void skipText() {
        for (at++; json.charAt(at) != '"'; at++) {
            if (json.charAt(at) == '\\') {
                at++;
            }
        }
    }
}
