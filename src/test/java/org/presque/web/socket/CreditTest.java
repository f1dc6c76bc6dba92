package org.presque.web.socket;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CreditTest {

    private final Credit credit = new Credit();

    @Test
    void beginsWithNone() {
        assertFalse(credit.isLeft(0));
    }

    @Test
    void countsLeasedJobsWhileTheyAreUnderWay() {
        credit.set(2, false);

        credit.use();
        assertTrue(credit.isLeft(1));
        credit.use();
        assertFalse(credit.isLeft(2));
        assertTrue(credit.isLeft(1));
    }

    @Test
    void isUsedUpByPlainJobsWhateverIsUnderWay() {
        credit.set(2, true);

        credit.use();
        assertTrue(credit.isLeft(1000));
        credit.use();
        assertFalse(credit.isLeft(0));
    }

    @Test
    void isSetAnew() {
        credit.set(2, true);
        credit.set(1, true);
        credit.use();
        assertFalse(credit.isLeft(0));

        credit.set(5, false);
        credit.set(0, false);
        assertFalse(credit.isLeft(0));
    }

    @Test
    void isForBroadcastsOnlyIfNothingIsLeased() {
        credit.set(1, false);
        assertFalse(credit.isLeftForBroadcasts());
        assertFalse(credit.useIfLeft());

        credit.set(1, true);
        assertTrue(credit.isLeftForBroadcasts());
        assertTrue(credit.useIfLeft());
        assertFalse(credit.isLeftForBroadcasts());
        assertFalse(credit.useIfLeft());
    }
}
