package org.presque.queue.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.presque.queue.model.Job;
import org.presque.queue.model.JobDetails;
import org.presque.queue.model.JobError;
import org.presque.queue.model.JobId;
import org.presque.queue.model.JobPage;
import org.presque.queue.model.JobState;
import org.presque.queue.model.JobText;
import org.presque.queue.model.QueueName;

class SearchTest {

    private static final QueueName QUEUE = new QueueName("mail");
    private static final Instant NOW = Instant.parse("2026-11-27T22:31:07Z");

    private final AtomicLong nanos = new AtomicLong();

    /** A list of a thousand jobs that are their numbers; each page takes a millisecond. */
    private CompletionStage<JobPage> page(QueueName queue, JobState state, int limit, @Nullable String after) {
        nanos.addAndGet(1_000_000);
        long first = after == null ? 1 : Long.parseLong(after) + 1;
        long last = Math.min(1000, first + limit - 1);
        List<JobDetails> jobs = LongStream.rangeClosed(first, last)
                .mapToObj(id -> job(id, Long.toString(id), ""))
                .toList();
        return CompletableFuture.completedStage(new JobPage(jobs, last < 1000 ? Long.toString(last) : null));
    }

    private static JobDetails job(long id, String text, String error) {
        Job job = new Job(QUEUE, new JobId(id), JobText.stored(text.getBytes(UTF_8)));
        List<JobError> errors = error.isEmpty() ? List.of() : List.of(new JobError(error, null, NOW));
        return new JobDetails(job, JobState.DEAD, 5, NOW, NOW, 1, 1, null, null, errors);
    }

    private Found search(String word, @Nullable String after, int enough, Duration time) {
        Search search = new Search(this::page, time, nanos::get);
        return search.search(new Wanted(QUEUE, JobState.DEAD, new Word(word), after, enough), Runnable::run)
                .toCompletableFuture()
                .join();
    }

    private static List<Long> ids(Found found) {
        return found.jobs().stream().map(job -> job.job().id().value()).toList();
    }

    @Test
    void findsAllThatHaveTheWordInTheirOrder() {
        Found found = search("77", null, 100, Duration.ofSeconds(1));
        assertEquals(
                List.of(77L, 177L, 277L, 377L, 477L, 577L, 677L), ids(found).subList(0, 7));
        assertEquals(1000, found.looked());
        assertNull(found.next());
    }

    @Test
    void endsAtTheEndOfThePageWhereThereAreEnough() {
        Found found = search("7", null, 5, Duration.ofSeconds(1));
        assertEquals(19, found.jobs().size());
        assertEquals("100", found.next());
    }

    @Test
    void endsWhenItsTimeIsOverAndGoesOnFromThere() {
        Found first = search("999", null, 5, Duration.ofMillis(3));
        assertEquals(List.of(), first.jobs());
        assertEquals(300, first.looked());
        Found second = search("999", first.next(), 5, Duration.ofSeconds(1));
        assertEquals(List.of(999L), ids(second));
        assertEquals(700, second.looked());
    }

    @Test
    void looksAtOnePageAtLeast() {
        assertEquals(100, search("1", null, 5, Duration.ZERO).looked());
    }

    private Swept sweep(
            String word, @Nullable String after, Duration time, Function<JobId, CompletionStage<Boolean>> verb) {
        Search search = new Search(this::page, Duration.ZERO, nanos::get);
        Wanted wanted = new Wanted(QUEUE, JobState.DEAD, new Word(word), after, Integer.MAX_VALUE);
        return search.sweep(wanted, time, Runnable::run, verb)
                .toCompletableFuture()
                .join();
    }

    @Test
    void sweepsAllThatHaveTheWordAndTellsThoseThatRefuse() {
        List<Long> met = new ArrayList<>();
        Swept swept = sweep("77", null, Duration.ofSeconds(1), id -> {
            met.add(id.value());
            return CompletableFuture.completedStage(id.value() != 177);
        });
        assertEquals(19, met.size());
        assertEquals(new Swept(18, 1, 1000, null, false), swept);
    }

    @Test
    void sweepsUntilItsTimeIsOverAndGoesOnFromThere() {
        List<Long> met = new ArrayList<>();
        Function<JobId, CompletionStage<Boolean>> verb = id -> {
            met.add(id.value());
            return CompletableFuture.completedStage(true);
        };
        Swept first = sweep("", null, Duration.ofMillis(3), verb);
        assertEquals(new Swept(300, 0, 300, "300", true), first);
        assertEquals(new Swept(700, 0, 700, null, false), sweep("", first.next(), Duration.ofSeconds(1), verb));
        assertEquals(LongStream.rangeClosed(1, 1000).boxed().toList(), met);
    }

    @Test
    void sweepsNoFurtherThanToAFailure() {
        AtomicLong met = new AtomicLong();
        assertThrows(
                CompletionException.class,
                () -> sweep("", null, Duration.ofSeconds(1), id -> {
                    met.incrementAndGet();
                    return CompletableFuture.failedStage(new IllegalStateException("away"));
                }));
        assertEquals(100, met.get());
    }

    @Test
    void tellsWhatWasDoneWhenItFailsHalfway() {
        AtomicLong met = new AtomicLong();
        Swept swept = sweep(
                "",
                null,
                Duration.ofSeconds(1),
                id -> met.incrementAndGet() <= 250
                        ? CompletableFuture.completedStage(true)
                        : CompletableFuture.failedStage(new IllegalStateException("away")));
        assertEquals(new Swept(250, 0, 300, "200", true), swept);
    }

    @ParameterizedTest
    @CsvSource({"hello, true", "HELLO, true", "refused, true", "Größe, true", "nothing, false", "'\"to\":\"a@', true"})
    void looksAtTextAndErrorsInWhateverCase(String word, boolean isIn) {
        JobDetails job = job(1, "{\"to\":\"a@b\",\"text\":\"Hello, größe\"}", "Connection refused");
        assertEquals(isIn, new Word(word).isIn(job));
    }
}
