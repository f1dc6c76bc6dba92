package org.presque.worker.run;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import org.presque.worker.http.Answer;
import org.presque.worker.http.Call;
import org.presque.worker.http.Endpoint;
import org.presque.worker.http.Exchange;
import org.presque.worker.http.Target;

/** The lists of workers that this one is on, one for each of its queues. Thread-safe. */
final class Attendance {

    /** A worker that is silent for five minutes is taken off. */
    private static final Duration BEAT = Duration.ofMinutes(1);

    /** After a fault: whoever looks at the list should not have to wait for a minute. */
    private static final Duration AGAIN = Duration.ofSeconds(2);

    /** Neither the start nor the end of a worker waits longer for it than that. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Endpoint endpoint;
    private final List<String> queues;
    private final ScheduledExecutorService clock;

    Attendance(Settings settings, ScheduledExecutorService clock) {
        this.endpoint = settings.endpoint();
        this.queues = settings.queues();
        this.clock = clock;
    }

    /**
     * Puts the worker on the lists, and keeps it there from then on, also if the server is away now.
     *
     * @return what was refused, if that will not pass by itself; then it does not keep it there
     */
    Optional<Answer> enter() {
        List<Answer> faults =
                heard(tell("POST")).stream().filter(answer -> !answer.isOk()).toList();
        Optional<Answer> refusal =
                faults.stream().filter(answer -> !answer.isAway()).findFirst();
        if (refusal.isEmpty()) {
            beatAfter(faults.isEmpty() ? BEAT : AGAIN);
        }
        return refusal;
    }

    /** Takes the worker off the lists, if the server is there to be told. */
    void leave() {
        heard(tell("DELETE"));
    }

    /** The clock's thread has leases to keep, and does not wait here. One queue speaks for all. */
    private void beat() {
        tell("POST").get(0).whenAnswered(answer -> beatAfter(answer.isOk() ? BEAT : AGAIN));
    }

    private void beatAfter(Duration delay) {
        if (!clock.isShutdown()) {
            var unused = clock.schedule(this::beat, delay.toMillis(), MILLISECONDS);
        }
    }

    private List<Exchange> tell(String method) {
        return queues.stream()
                .map(queue -> Call.of(method, Target.of("w", queue)).withTimeout(PATIENCE))
                .map(endpoint::send)
                .toList();
    }

    /** All that comes before the thread is interrupted. */
    private static List<Answer> heard(List<Exchange> exchanges) {
        List<Answer> answers = new ArrayList<>();
        try {
            for (Exchange exchange : exchanges) {
                answers.add(exchange.await());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return answers;
    }
}
