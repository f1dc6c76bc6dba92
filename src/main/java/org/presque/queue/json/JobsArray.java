package org.presque.queue.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads <code>{"jobs":[…]}</code> as a stream and gives the exact text of each element, without the white space around
 * it. Other members are read over. Confined to one call.
 */
public final class JobsArray {

    private static final byte[] NAME = "\"jobs\"".getBytes(UTF_8);

    private final Reading reading;
    private final List<byte[]> jobs = new ArrayList<>();
    private boolean isFound;

    private JobsArray(Reading reading) {
        this.reading = reading;
    }

    /**
     * The texts of the jobs, in their order.
     *
     * @param nestingLimit how deep each of them may be nested
     * @throws JsonFault if the text is not JSON
     * @throws IllegalArgumentException if it is, but without one array of that name
     */
    public static List<byte[]> split(byte[] text, int nestingLimit) {
        JobsArray array = new JobsArray(new Reading(text, nestingLimit));
        array.reading.object(array::member);
        if (!array.isFound) {
            throw new IllegalArgumentException("no array of jobs");
        }
        return array.jobs;
    }

    private void member(byte[] name) {
        if (Arrays.equals(name, NAME) && reading.peek() == '[') {
            refuseSecond();
            reading.array(() -> jobs.add(reading.value()));
        } else {
            reading.skipValue();
        }
    }

    private void refuseSecond() {
        if (isFound) {
            throw new JsonFault("a second array of jobs", reading.at());
        }
        isFound = true;
    }
}
