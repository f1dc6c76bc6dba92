package org.presque.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.presque.contract.RunningPresque.assertCommonHeaders;
import static org.presque.contract.RunningPresque.assertSomeError;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.presque.testing.Answer;
import org.presque.testing.RawHttp;

/** The odd request targets of {@code request-targets.txt}, which says what each gets, and where containers differ. */
public interface RequestTargetsContract extends RunningPresque {
    @ParameterizedTest
    @ArgumentsSource(RequestTargets.class)
    default void answersAnOddTargetTheSameInEveryContainer(RequestTargets.Line line) {
        String request = "%s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                .formatted(line.request(base()), base().getAuthority());

        Answer answer = RawHttp.exchange(base(), request);

        assertExpected(line.expectedOf(container()), answer);
    }

    private static void assertExpected(RequestTargets.Expected expected, Answer answer) {
        switch (expected.body()) {
            case RequestTargets.CONTAINER -> assertEquals(expected.status(), answer.status(), answer::toString);
            case RequestTargets.ERROR -> assertSomeError(expected.status(), answer);
            default -> {
                assertEquals(expected.status() + " " + expected.body(), answer.status() + " " + answer.text());
                assertCommonHeaders(answer);
            }
        }
    }
}
