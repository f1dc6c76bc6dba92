package org.presque.queue.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueueNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"foo", "a", "7", "a.b_c~d:e@f+g-h", "...", "очередь", "队列", "𝒜𝒷", "٣"})
    void takesLettersAndDigitsOfAnyScriptAndAFewSigns(String name) {
        assertEquals(name, new QueueName(name).value());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "..", "a/b", "a b", "a{b", "}", "a,b", "a\nb", "\0", "a%b", "a;b", "\uD800", "é\u0301"})
    void refusesEverythingElse(String name) {
        QueueException refused = assertThrows(QueueException.class, () -> new QueueName(name));
        assertEquals(Reason.INVALID_QUEUE_NAME, refused.reason());
    }

    @Test
    void countsCharactersNotCodeUnits() {
        new QueueName("𝒜".repeat(200));
        assertThrows(QueueException.class, () -> new QueueName("𝒜".repeat(201)));
        assertThrows(QueueException.class, () -> new QueueName("a".repeat(201)));
    }
}
