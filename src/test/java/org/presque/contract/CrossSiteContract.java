package org.presque.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.presque.contract.RunningPresque.assertSomeError;
import static org.presque.contract.RunningPresque.newQueue;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.testing.Answer;

/** A web page of another site cannot make the browser of its visitor put, take or control. */
public interface CrossSiteContract extends RunningPresque {
    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Sec-Fetch-Site, whatever",
        "Origin, http://evil.example",
        "Origin, https://evil.example:8443",
        "Origin, null",
        "Sec-Purpose, prefetch",
        "Sec-Purpose, prefetch;prerender"
    })
    default void refusesWhateverActsForAnotherSite(String header, String value) {
        acting().forEach((name, act) -> {
            String queue = newQueue();
            put(queue, "1");

            assertSomeError(403, act.apply(new Call(queue, header, value)));

            assertEquals(1, size(queue), name);
            assertEquals(1, http().get("/control/" + queue).json().getInt("status"), name);
        });
    }

    /** A call on a queue with one header. */
    record Call(String queue, String header, String value) {}

    private Map<String, Function<Call, Answer>> acting() {
        return Map.of(
                "put again",
                call -> http().put("/q/" + call.queue(), "2", call.header(), call.value()),
                "cancel",
                call -> http().delete("/q/" + call.queue() + "/1", call.header(), call.value()),
                "put a batch",
                call -> http().post("/qb/" + call.queue(), "{\"jobs\":[2]}", call.header(), call.value()),
                "take a batch",
                call -> http().get("/qb/" + call.queue(), call.header(), call.value()),
                "delete a batch",
                call -> http().delete("/qb/" + call.queue() + "?state=ready", call.header(), call.value()),
                "register",
                call -> http().post(
                                "/w/" + call.queue(), "", call.header(), call.value(), "X-presque-workerid", "evil"),
                "put",
                call -> http().post("/q/" + call.queue(), "2", call.header(), call.value()),
                "take",
                call -> http().get("/q/" + call.queue(), call.header(), call.value()),
                "purge",
                call -> http().delete("/q/" + call.queue(), call.header(), call.value()),
                "stop",
                call -> http().post("/control/" + call.queue(), "{\"status\":\"stop\"}", call.header(), call.value()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"same-origin", "none"})
    default void servesItsOwnPagesAndTypedAddresses(String site) {
        String queue = newQueue();

        assertEquals(
                201, http().post("/q/" + queue, "1", "Sec-Fetch-Site", site).status());
        assertEquals("1", http().get("/q/" + queue, "Sec-Fetch-Site", site).text());
        assertEquals(204, http().delete("/q/" + queue, "Sec-Fetch-Site", site).status());
    }

    @Test
    default void servesItsOwnOrigin() {
        String queue = newQueue();
        String own = "http://" + base().getAuthority();

        assertEquals(201, http().post("/q/" + queue, "1", "Origin", own).status());
        assertEquals(
                "1",
                http().get("/q/" + queue, "Origin", own, "Referer", own + "/some/page")
                        .text());
    }

    @Test
    default void takesAnotherPortForAnotherOrigin() {
        String other = "http://" + base().getHost() + ":" + (base().getPort() == 1 ? 2 : 1);

        assertSomeError(403, http().post("/q/" + newQueue(), "1", "Origin", other));
    }

    @Test
    default void believesTheBrowserOnTheSiteBeforeTheOrigin() {
        String own = "http://" + base().getAuthority();

        assertSomeError(403, http().post("/q/" + newQueue(), "1", "Sec-Fetch-Site", "cross-site", "Origin", own));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Referer|http://evil.example/page",
                "Referer|https://evil.example:8443/",
                "Accept|image/avif,image/webp,image/*,*/*;q=0.8",
                "Accept|image/*",
                "Accept|IMAGE/png"
            })
    default void refusesToGiveAJobToAPageOfAnotherSiteOverPlainHttp(String header, String value) {
        String queue = newQueue();
        put(queue, "1");

        assertSomeError(403, http().get("/q/" + queue, header, value));

        assertEquals(1, size(queue));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json", "text/html,application/xhtml+xml,image/avif,*/*;q=0.8"})
    default void givesAJobToWhoAcceptsMoreThanImages(String accept) {
        String queue = newQueue();
        put(queue, "1");

        assertEquals("1", http().get("/q/" + queue, "Accept", accept).text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sec-Fetch-Site|cross-site",
                "Sec-Fetch-Site|same-site",
                "Origin|http://evil.example",
                "Sec-Purpose|prefetch",
                "Referer|http://evil.example/",
                "Accept|image/*"
            })
    default void tellsAnybodyWhoOnlyReads(String header, String value) {
        String queue = newQueue();

        for (String path : List.of("/j/" + queue, "/stats/", "/stats/" + queue, "/control/" + queue)) {
            assertEquals(200, http().get(path, header, value).status(), path);
        }
    }
}
