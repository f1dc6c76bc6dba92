package org.presque.web;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.presque.queue.json.JobsArray;
import org.presque.queue.json.JsonFault;
import org.presque.queue.model.JobText;
import org.presque.queue.model.QueueException;
import org.presque.queue.model.Reason;
import org.presque.web.http.Refusal;

/** The two forms of many jobs in one body: <code>{"jobs":[…]}</code>, and a job a line (NDJSON). Immutable. */
final class BatchBody {

    private final int limitJobs;
    private final int nestingLimit;

    BatchBody(int limitJobs, int nestingLimit) {
        this.limitJobs = limitJobs;
        this.nestingLimit = nestingLimit;
    }

    /** The jobs of an array, each as its exact text. */
    List<JobText> array(byte[] body) {
        if (body.length == 0) {
            throw new QueueException(Reason.CONTENT_IS_MISSING);
        }
        try {
            List<byte[]> jobs = JobsArray.split(body, nestingLimit);
            checkNumber(jobs.size());
            return jobs.stream().map(JobText::stored).toList();
        } catch (JsonFault fault) {
            throw QueueException.withDetail(Reason.CONTENT_IS_NOT_JSON, String.valueOf(fault.getMessage()));
        } catch (IllegalArgumentException notAnArray) {
            throw Refusal.with(400, "jobs should be an array of job");
        }
    }

    /** The jobs of the lines; empty lines are passed over. */
    List<JobText> lines(byte[] body) {
        List<JobText> jobs = new ArrayList<>();
        int number = 0;
        for (int start = 0; start < body.length; ) {
            int end = endOfLine(body, start);
            number++;
            if (!isBlank(body, start, end)) {
                jobs.add(line(Arrays.copyOfRange(body, start, withoutReturn(body, start, end)), number));
                checkNumber(jobs.size());
            }
            start = end + 1;
        }
        return jobs;
    }

    private JobText line(byte[] line, int number) {
        try {
            return JobText.of(line, nestingLimit);
        } catch (QueueException fault) {
            throw Refusal.with(400, fault.getMessage() + " of line " + number);
        }
    }

    private void checkNumber(int jobs) {
        if (jobs > limitJobs) {
            throw Refusal.with(400, "invalid jobs: more than " + limitJobs + " in one batch");
        }
    }

    private static int endOfLine(byte[] body, int start) {
        int end = start;
        while (end < body.length && body[end] != '\n') {
            end++;
        }
        return end;
    }

    /** Lines may end in a carriage return and a line feed; neither is part of the job. */
    private static int withoutReturn(byte[] body, int start, int end) {
        return end > start && body[end - 1] == '\r' ? end - 1 : end;
    }

    private static boolean isBlank(byte[] body, int start, int end) {
        for (int at = start; at < end; at++) {
            if (body[at] != ' ' && body[at] != '\t' && body[at] != '\r') {
                return false;
            }
        }
        return true;
    }

    /** A job a line; a line break inside a job is white space between its parts, and given as a space. */
    static byte[] joined(List<byte[]> jobs) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (byte[] job : jobs) {
            for (byte b : job) {
                lines.write(b == '\n' || b == '\r' ? ' ' : b);
            }
            lines.write('\n');
        }
        return lines.toByteArray();
    }
}
