package org.presque.contract.streams;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.presque.contract.leases.Leasing;
import org.presque.testing.EventSource;

/** What clients do that stay, for the subjects about them. */
public interface Streaming extends Leasing {
    /** Opens a stream of jobs, {@code target} as {@code mail?ttr=60}, and returns once it has begun. */
    default EventSource stream(String target, String... headers) {
        EventSource stream = new EventSource(base(), "/c/" + target, headers);
        assertEquals(200, stream.head().status(), stream.head()::toString);
        assertEquals("retry: 2000", stream.line());
        assertEquals("", stream.line());
        return stream;
    }
}
