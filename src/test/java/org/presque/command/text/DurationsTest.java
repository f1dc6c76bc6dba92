package org.presque.command.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "0,PT0S",
        "90,PT1M30S",
        "1.5,PT1.5S",
        "500ms,PT0.5S",
        "30s,PT30S",
        "5m,PT5M",
        "2h,PT2H",
        "1d,P1D",
        "pt5m,PT5M"
    })
    void areReadAsPeopleWriteThem(String text, Duration expected) {
        assertEquals(expected, Durations.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "PT-1S", "1y", "5 m", "1e3", "99999999999999d"})
    void areRefusedOtherwise(String text) {
        assertThrows(TypeConversionException.class, () -> Durations.parse(text));
    }
}
