package org.presque.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.queue.model.Due;
import org.presque.queue.model.JobOptions;
import org.presque.web.http.Refusal;
import org.presque.web.http.RequestTarget;

class ProtocolParametersTest {

    private static JobOptions options(String query) {
        return ProtocolParameters.jobOptions(RequestTarget.of("/q/foo", "", query));
    }

    private static String refusal(String query) {
        return assertThrows(Refusal.class, () -> options(query)).answer().text();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a=b", "delayed=0", "delayed=&delay=&at=&priority=&ttl=&uniq="})
    void aPutThatSaysNothingHasNoOptions(String query) {
        assertEquals(JobOptions.NONE, options(query));
    }

    @ParameterizedTest
    @CsvSource({
        "delay=90,90000",
        "delay=0.0015,2",
        "delay=PT5M,300000",
        "delay=P1D,86400000",
        "delay=0,0",
        "delay=pt1s,1000"
    })
    void aDelayIsSecondsOrADuration(String query, long millis) {
        assertEquals(new Due(millis, true), options(query).due());
    }

    @ParameterizedTest
    @CsvSource({
        "delayed=1700000000,1700000000000",
        "delayed=1700000000.25,1700000000250",
        "at=2030-01-31T12:00:00Z,1896091200000",
        "at=2030-01-31T12:00:00.5%2B01:00,1896087600500"
    })
    void aMomentIsSecondsSince1970OrIso8601(String query, long millis) {
        assertEquals(new Due(millis, false), options(query).due());
    }

    @Test
    void readsPriorityTtlAndUniq() {
        JobOptions options = options("priority=9&ttl=1.5&uniq=a+b%26%C3%A9");
        assertEquals(new JobOptions(9, null, Duration.ofMillis(1500), "a b&é"), options);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delayed=tomorrow",
                "delayed=-1",
                "delayed=NaN",
                "delayed=1e30",
                "delayed=%2B1",
                "delayed=99999999999999",
                "delay=-1",
                "delay=-PT1S",
                "delay=PT",
                "delay=P999999D",
                "delay=1,5",
                "delay=%D9%A1",
                "at=tomorrow",
                "at=2030-01-31",
                "at=1960-01-01T00:00:00Z",
                "at=9999-01-01T00:00:00Z",
                "ttl=0",
                "ttl=-1",
                "ttl=0.0",
                "priority=10",
                "priority=-1",
                "priority=5.0",
                "priority=x",
                "priority=99999999999",
                "uniq=a%00b"
            })
    void refusesABadValueNamingTheParameter(String query) {
        String name = query.substring(0, query.indexOf('='));
        String refusal = refusal(query);
        assertEquals("{\"error\":\"invalid " + name + ": ", refusal.substring(0, 20 + name.length()), refusal);
    }

    @Test
    void namesTheValueAndTheRule() {
        assertEquals("{\"error\":\"invalid priority: 10 is not a whole number from 0 to 9\"}", refusal("priority=10"));
        assertEquals("{\"error\":\"invalid delay: x is not seconds, or a duration such as PT5M\"}", refusal("delay=x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delay=1&at=2030-01-31T12:00:00Z",
                "delayed=1700000000&delay=1",
                "delayed=1&at=2030-01-31T12:00:00Z"
            })
    void refusesTwoWaysToSayWhen(String query) {
        assertEquals("{\"error\":\"invalid delay: give only one of delayed, delay and at\"}", refusal(query));
    }

    @Test
    void refusesAUniqKeyOfMoreThan200Characters() {
        assertEquals(
                "𝒜".repeat(200), options("uniq=" + "%F0%9D%92%9C".repeat(200)).uniq());
        refusal("uniq=" + "a".repeat(201));
    }
}
