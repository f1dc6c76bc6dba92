package org.presque.standalone;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GreetingTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, http://127.0.0.1:81, http://localhost:81/q/foo",
        "0.0.0.0, http://0.0.0.0:81, http://localhost:81/q/foo",
        "::1, http://[::1]:81, http://localhost:81/q/foo",
        "192.0.2.7, http://192.0.2.7:81, http://192.0.2.7:81/q/foo",
    })
    void showsAddressesThatWorkFromThisMachine(String bind, String listening, String curl) {
        assertTrue(greeting(bind).contains("Listening on " + listening + "\n"));
        assertTrue(greeting(bind).contains("curl \"" + curl + "\"\n"));
    }

    @Test
    void warnsOnlyWhenOthersReachIt() {
        assertFalse(greeting("127.0.0.1").contains("no log-in"));
        assertTrue(greeting("0.0.0.0").contains("no log-in"));
    }

    private static String greeting(String bind) {
        return new Greeting("1.0", "127.0.0.1:6379", Bind.parse(bind), 81).text();
    }
}
