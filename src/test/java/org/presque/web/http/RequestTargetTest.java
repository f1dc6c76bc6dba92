package org.presque.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.queue.model.QueueException;
import org.presque.queue.model.Reason;

class RequestTargetTest {

    private static RequestTarget target(String uri) {
        return RequestTarget.of(uri, "", null);
    }

    private static RequestTarget query(String query) {
        return RequestTarget.of("/q/foo", "", query);
    }

    @ParameterizedTest
    @CsvSource({
        "/q/foo,foo",
        "/q/a+b,a+b",
        "/q/%66oo,foo",
        "/q/a%2Bb,a+b",
        "/q/%D0%BE,о",
        "/q/%F0%9D%92%9C,𝒜",
        "/q/...,..."
    })
    void readsTheQueueName(String uri, String name) {
        assertEquals(name, target(uri).queueName().value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q", "/q/"})
    void saysThatANameIsMissing(String uri) {
        QueueException fault =
                assertThrows(QueueException.class, () -> target(uri).queueName());
        assertEquals(Reason.QUEUE_NAME_IS_MISSING, fault.reason());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q/a%2Fb",
                "/q/a/b",
                "/q/a%20b",
                "/q/..",
                "/q/%2e%2E",
                "/q/.",
                "/q//a",
                "/q/a/",
                "/q/a%00",
                "/q/a%5Cb",
                "/q/%7Ba%7D",
                "/q/a,b"
            })
    void refusesNamesNoQueueCanHave(String uri) {
        QueueException fault =
                assertThrows(QueueException.class, () -> target(uri).queueName());
        assertEquals(Reason.INVALID_QUEUE_NAME, fault.reason());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q/%",
                "/q/%4",
                "/q/%zz",
                "/q/%C3",
                "/q/%C3%28",
                "/q/%ED%A0%80",
                "/q/%C0%AF",
                "/q/a;b=c",
                "//q/a",
                "/../q/a",
                "/./a",
                "/q/%\uFF11\uFF11"
            })
    void refusesTargetsThatCannotBeRead(String uri) {
        Refusal refusal = assertThrows(Refusal.class, () -> target(uri));
        assertEquals(400, refusal.answer().status());
    }

    @Test
    void readsBelowTheContext() {
        assertEquals(
                "foo",
                RequestTarget.of("/presque/q/foo", "/presque", null).queueName().value());
        assertEquals(
                "foo",
                RequestTarget.of("/%70resque/q/foo", "/presque", null)
                        .queueName()
                        .value());
        assertEquals("/", RequestTarget.of("/presque/", "/presque", null).path());
    }

    @Test
    void readsParametersWithPlusAsSpace() {
        assertEquals(Optional.of("a b&=é"), query("x=1&p=a+b%26=%C3%A9").parameter("p"));
        assertEquals(Optional.of("1"), query("&&a=b&x=1&").parameter("x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&a=b", "p", "p=", "P=1", "pp=1"})
    void takesAnEmptyOrMissingParameterAsNotGiven(String query) {
        assertEquals(Optional.empty(), query(query).parameter("p"));
    }

    @Test
    void refusesAParameterGivenTwice() {
        Refusal refusal = assertThrows(Refusal.class, () -> query("p=1&p=1").parameter("p"));
        assertEquals(
                "{\"error\":\"invalid p: given 2 times\"}", refusal.answer().text());
    }

    @Test
    void refusesBadEscapesInTheQueryToo() {
        assertThrows(Refusal.class, () -> query("delayed=%zz"));
        assertThrows(Refusal.class, () -> query("%=1"));
    }
}
