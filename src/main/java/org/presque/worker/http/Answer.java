package org.presque.worker.http;

import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What came of a request; also that nothing came. Immutable.
 *
 * @param status of HTTP, or {@link #LOST}, or {@link #UNSENT}
 * @param body of the answer; of no answer, why there is none
 */
public record Answer(int status, HttpHeaders headers, String body) {

    /** The request may have been heard; its answer was not. */
    public static final int LOST = 0;

    /** The server cannot be reached: the request was not sent. */
    public static final int UNSENT = -1;

    /** Certainly not done; 408 is a body that did not arrive in time. */
    private static final Set<Integer> NOT_DONE = Set.of(UNSENT, 408, 503);

    /** Perhaps done; 502 is a proxy that lost the server's answer. */
    private static final Set<Integer> UNKNOWN = Set.of(LOST, 502, 504);

    /** What a fetch says that has no job to give, with 404; whoever else says 404 is none of ours. */
    private static final Set<String> NO_JOB = Set.of("no job", "queue is closed");

    private static final HttpHeaders NONE = HttpHeaders.of(Map.of(), (name, value) -> true);

    static Answer of(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    static Answer none(Throwable why) {
        boolean isUnsent = why instanceof ConnectException || why instanceof HttpConnectTimeoutException;
        return new Answer(isUnsent ? UNSENT : LOST, NONE, isUnsent ? "cannot connect" : "no answer: " + why);
    }

    public boolean isOk() {
        return status >= 200 && status < 300;
    }

    /** Whether presque has not answered, or what it needs is away for the moment: the same request may do later. */
    public boolean isAway() {
        return isFault() || isStrange();
    }

    /** Somebody else has answered, a proxy say, or the container of a presque that is not deployed yet. */
    private boolean isStrange() {
        return status > 0 && !isOk() && JsonText.member(body, "error").isEmpty();
    }

    /** Whether the server, or what it needs, says that it is away for the moment, or nobody says anything. */
    public boolean isFault() {
        return isSurelyNotDone() || isPerhapsDone();
    }

    /** Whether the request may be sent again whatever it does. */
    public boolean isSurelyNotDone() {
        return NOT_DONE.contains(status);
    }

    /** Whether nobody knows what came of the request. */
    public boolean isPerhapsDone() {
        return UNKNOWN.contains(status);
    }

    /** Whether there is no job to be fetched, or the queue is stopped. */
    public boolean isNoJob() {
        return status == 404 && NO_JOB.contains(error());
    }

    /** Whether presque knows no such job, perhaps not any more. */
    public boolean isNoSuchJob() {
        return status == 404 && error().equals("no such job");
    }

    /** Whether presque says that the lease is over, or was used. */
    public boolean isNotHeld() {
        return status == 409 && error().equals("lease is not held");
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** What the server says is wrong; where it does not say it in its way, the status, and what may be the matter. */
    public String error() {
        return status <= 0 ? body : JsonText.member(body, "error").orElseGet(this::strange);
    }

    private String strange() {
        return "status " + status + (isFault() ? "" : ", but not as presque answers: is it the right address?");
    }
}
