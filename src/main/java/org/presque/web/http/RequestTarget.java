package org.presque.web.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.presque.queue.model.JobId;
import org.presque.queue.model.QueueException;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.Reason;

/**
 * Where a request goes: the path below the context, and the query, taken from the raw target by one decoding of our
 * own, since containers disagree about encoded slashes, dots, path parameters and bad escapes. Immutable.
 *
 * <p>{@code +} is literal in a path and a space in a query. A {@code ;} in the path, a bad escape and bytes that are
 * not UTF-8 are refused with 400; so are dot segments, and empty ones inside the path, which some containers resolve and
 * some do not.
 */
public final class RequestTarget {

    private static final int MOST_QUEUES = 64;

    /** Scripts count in doubles: 15 digits are exact, and at 30,000 jobs a second enough for a thousand years. */
    private static final int LONGEST_ID = 15;

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    private final List<String> segments;
    private final Parameters parameters;

    private RequestTarget(List<String> segments, Parameters parameters) {
        this.segments = segments;
        this.parameters = parameters;
    }

    /**
     * Reads a target.
     *
     * @param uri the raw path, context included
     * @param contextPath the raw path of the context: empty, or with a slash before and none behind
     * @param query the raw query, null if there is no question mark
     * @throws Refusal 400 if it cannot be read
     */
    public static RequestTarget of(String uri, String contextPath, @Nullable String query) {
        if (uri.indexOf(';') >= 0) {
            throw Refusal.with(400, "invalid request target: ';' in the path");
        }
        List<String> segments = segments(uri, contextPath);
        for (int at = 0; at < segments.size(); at++) {
            refuseSegmentThatResolves(segments, at);
        }
        return new RequestTarget(segments, Parameters.of(query == null ? "" : query));
    }

    private static List<String> segments(String uri, String contextPath) {
        List<String> segments = new ArrayList<>(3);
        int at = below(uri, contextPath);
        while (at <= uri.length()) {
            int slash = uri.indexOf('/', at);
            int end = slash < 0 ? uri.length() : slash;
            segments.add(Percent.decode(uri, at, end, false));
            at = end + 1;
        }
        return segments;
    }

    /** Where the path below the context begins; the context may be written with other escapes than its own. */
    private static int below(String uri, String contextPath) {
        int at = 0;
        for (int slashes = contextPath.isEmpty() ? 0 : count(contextPath, '/'); slashes >= 0; slashes--) {
            at = uri.indexOf('/', at) + 1;
        }
        return at;
    }

    private static int count(String text, char character) {
        return (int) text.chars().filter(c -> c == character).count();
    }

    private static void refuseSegmentThatResolves(List<String> segments, int at) {
        String segment = segments.get(at);
        boolean isEmptyInside = segment.isEmpty() && at < segments.size() - 1;
        if (isEmptyInside || segment.equals(".") || segment.equals("..")) {
            throw at == 0
                    ? Refusal.with(400, "invalid request target: empty or dot segment")
                    : new QueueException(Reason.INVALID_QUEUE_NAME);
        }
    }

    /**
     * The queue a target names, as {@code /q/NAME} does.
     *
     * @throws QueueException if there is no name, or one that no queue can have
     */
    public QueueName queueName() {
        return named(pathBehindRoute());
    }

    /** The queue of the job that a target names, as {@code /q/NAME/ID} does; fails as {@link #queueName}. */
    public QueueName queueOfJob() {
        return named(segments.get(1));
    }

    private static QueueName named(String name) {
        if (name.isEmpty()) {
            throw new QueueException(Reason.QUEUE_NAME_IS_MISSING);
        }
        return new QueueName(name);
    }

    /**
     * The queues a target names, as {@code /q/A,B,C} does, at most 64.
     *
     * @throws QueueException as {@link #queueName}
     * @throws Refusal 400 if there are more
     */
    public List<QueueName> queueNames() {
        String names = pathBehindRoute();
        if (names.indexOf(',') < 0) {
            return List.of(queueName());
        }
        List<QueueName> queues =
                Stream.of(names.split(",", -1)).map(QueueName::new).toList();
        if (queues.size() > MOST_QUEUES) {
            throw Refusal.with(400, "more than " + MOST_QUEUES + " queues in one request");
        }
        return queues;
    }

    /** Whether a target names a job too, as {@code /q/NAME/ID} does. */
    public boolean namesJob() {
        return segments.size() == 3 && NUMBER.matcher(segments.get(2)).matches();
    }

    /**
     * The job a target names.
     *
     * @throws QueueException if no job can have that number
     */
    public JobId jobId() {
        String number = segments.get(2);
        long id = number.length() > LONGEST_ID ? 0 : Long.parseLong(number);
        if (id == 0) {
            throw new QueueException(Reason.NO_SUCH_JOB);
        }
        return new JobId(id);
    }

    /** The same without its first segment: {@code /q/NAME} for {@code /ui/q/NAME}. */
    public RequestTarget behindRoute() {
        return new RequestTarget(segments.subList(1, segments.size()), parameters);
    }

    /** How many segments lead to the last one, which a relative link has to go up to the root: 1 for {@code /q/NAME}. */
    public int depth() {
        return segments.size() - 1;
    }

    /** What follows the route, {@code NAME} in {@code /q/NAME}; empty if there is nothing. */
    public String pathBehindRoute() {
        return segments.size() < 2 ? "" : String.join("/", segments.subList(1, segments.size()));
    }

    /** The decoded path below the context, with its slash. */
    public String path() {
        return "/" + String.join("/", segments);
    }

    /**
     * The value of a parameter; an empty value counts as not given.
     *
     * @throws Refusal 400 if it is given twice
     */
    public Optional<String> parameter(String name) {
        return parameters.value(name);
    }

    /** Whether there are no parameters at all. */
    public boolean isBare() {
        return parameters.isEmpty();
    }

    /** Whether a parameter is given, with a value or without. */
    public boolean isNamed(String name) {
        return parameters.isNamed(name);
    }
}
