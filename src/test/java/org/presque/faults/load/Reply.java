package org.presque.faults.load;

import java.io.Serializable;
import java.time.Duration;
import java.util.Map;

/**
 * What came of one request. Immutable.
 *
 * @param started when it was sent, in microseconds by the clock of this machine
 * @param ended when its answer had come whole, or it was clear that none would
 * @param status that of the answer, or {@link #LOST} or {@link #REFUSED}
 * @param headers of the answer, by their names in lower case
 * @param body of the answer, a character for each byte
 */
public record Reply(long started, long ended, int status, Map<String, String> headers, String body)
        implements Serializable {

    /** The connection ended before an answer had come: perhaps it was done. */
    public static final int LOST = 0;

    /** There was no connection: certainly it was not done. */
    public static final int REFUSED = -1;

    /** The end of a request whose client died. */
    static Reply lost(long started) {
        return new Reply(started, Micros.now(), LOST, Map.of(), "");
    }

    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** Nobody can say whether it was done. */
    public boolean isUnknown() {
        return status == LOST || status == 504;
    }

    /** It was not done. */
    public boolean isNotDone() {
        return status == REFUSED || status == 503 || (status >= 400 && status < 500);
    }

    /** Worth sending again. */
    public boolean isFault() {
        return isUnknown() || status == REFUSED || status == 503;
    }

    public boolean isAnswered() {
        return status > LOST;
    }

    public Duration took() {
        return Duration.ofNanos((ended - started) * 1000);
    }

    @Override
    public String toString() {
        return "%d-%d %d %s %s".formatted(started, ended, status, headers, body);
    }
}
