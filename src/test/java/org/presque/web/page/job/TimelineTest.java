package org.presque.web.page.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.presque.queue.model.Job;
import org.presque.queue.model.JobDetails;
import org.presque.queue.model.JobError;
import org.presque.queue.model.JobId;
import org.presque.queue.model.JobState;
import org.presque.queue.model.JobText;
import org.presque.queue.model.QueueName;
import org.presque.web.page.words.Words;

class TimelineTest {

    private static final Instant NOW = Instant.parse("2026-11-27T22:31:07Z");

    private static JobDetails job(JobState state, int attempts, @Nullable String worker, int errors) {
        Job job = new Job(new QueueName("mail"), new JobId(17), JobText.stored("{}".getBytes(StandardCharsets.UTF_8)));
        List<JobError> failed = IntStream.rangeClosed(1, errors)
                .mapToObj(number -> new JobError("boom " + number, "w" + number, NOW.minusSeconds(100 - number)))
                .toList();
        Instant leaseEnds = state == JobState.LEASED ? NOW.plusSeconds(60) : null;
        return new JobDetails(
                job, state, 5, NOW.minusSeconds(200), NOW.plusSeconds(30), attempts, 25, leaseEnds, worker, failed);
    }

    private static List<String> told(JobDetails job) {
        return new Timeline(job, NOW)
                .steps().stream()
                        .map(step -> step.mark() + ": " + Words.ENGLISH.say(step.what())
                                + (step.at() == null
                                        ? ""
                                        : " " + Words.ENGLISH.say(step.at().text()))
                                + (step.worker().isEmpty() ? "" : " by " + step.worker()))
                        .toList();
    }

    @Test
    void aNewJobWasPutAndIsReady() {
        assertEquals(
                List.of("put: Put 3 min ago", "ready: Ready: the next worker gets it in its turn"),
                told(job(JobState.READY, 0, null, 0)));
    }

    @Test
    void whatFailedIsToldInItsOrder() {
        assertEquals(
                List.of(
                        "put: Put 3 min ago",
                        "failed: Attempt failed 1 min ago by w1",
                        "failed: Attempt failed 1 min ago by w2",
                        "delayed: Due in 30 s"),
                told(job(JobState.DELAYED, 2, null, 2)));
    }

    @Test
    void attemptsWhoseErrorsAreNotKeptAreCounted() {
        assertEquals(
                "failed: 3 more failures", told(job(JobState.DEAD, 5, null, 2)).get(1));
        assertEquals(4, told(job(JobState.LEASED, 3, "w", 2)).size());
    }

    @Test
    void aLeaseTellsWhoHasIt() {
        assertEquals(
                "leased: Leased until in 1 min by w",
                told(job(JobState.LEASED, 1, "w", 0)).get(1));
    }

    @Test
    void onlyWhatTheProtocolWouldNotRefuseIsOffered() {
        assertTrue(JobView.of(job(JobState.LEASED, 1, "w", 0), NOW).isLeased());
        assertFalse(JobView.of(job(JobState.DEAD, 1, null, 1), NOW).isLeased());
        assertEquals("Retry", JobView.of(job(JobState.DEAD, 1, null, 1), NOW).readyButton());
        assertEquals(
                "Run now", JobView.of(job(JobState.DELAYED, 0, null, 0), NOW).readyButton());
        assertEquals("", JobView.of(job(JobState.READY, 0, null, 0), NOW).readyButton());
    }

    @Test
    void aLongTextIsCut() {
        String text = "\"" + "x".repeat(Payload.MOST_CHARACTERS) + "\"";
        Payload payload = Payload.of(JobText.stored(text.getBytes(StandardCharsets.UTF_8)));
        assertTrue(payload.isCut());
        assertEquals(Payload.MOST_CHARACTERS, payload.raw().length());
        assertEquals("200,002 bytes", Words.ENGLISH.say(payload.sizeText()));
    }
}
