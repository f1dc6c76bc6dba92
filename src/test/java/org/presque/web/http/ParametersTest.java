package org.presque.web.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {

    private static Parameters form(String body) {
        return Parameters.ofForm(body.getBytes(ISO_8859_1));
    }

    @Test
    void readsAFormAsABrowserSendsIt() {
        Parameters form = form("queue=a%2Bb%40%D7%A9&status=stop");
        assertEquals(Optional.of("a+b@ש"), form.value("queue"));
        assertEquals(Optional.of("stop"), form.value("status"));
    }

    @Test
    void readsPlusAsSpaceAndRawUtf8AsItself() {
        assertEquals(Optional.of("a b"), form("queue=a+b").value("queue"));
        assertEquals(
                Optional.of("日本"), Parameters.ofForm("queue=日本".getBytes(UTF_8)).value("queue"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&", "queue", "queue=", "queue&status=stop", "=x", "Queue=foo"})
    void takesAnEmptyOrMissingFieldAsNotGiven(String body) {
        assertEquals(Optional.empty(), form(body).value("queue"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"queue=%", "queue=%4", "queue=%zz", "queue=%FF", "%ff=x", "queue=\u00e9"})
    void refusesWhatCannotBeDecoded(String body) {
        Refusal refusal = assertThrows(Refusal.class, () -> form(body));
        assertEquals(400, refusal.answer().status());
        assertEquals(
                "{\"error\":\"invalid form: bad percent encoding, or not UTF-8\"}",
                refusal.answer().text());
    }

    @Test
    void refusesAFieldGivenTwice() {
        Parameters form = form("queue=a&queue=b");
        assertThrows(Refusal.class, () -> form.value("queue"));
    }
}
