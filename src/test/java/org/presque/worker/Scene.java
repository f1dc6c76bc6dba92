package org.presque.worker;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.presque.worker.Loopback.Asked;
import org.presque.worker.Loopback.Told;

/** A worker, the server it asks, and what it logs. Confined to one test. */
record Scene(Worker worker, Loopback server, Log log) {

    /** Long for what happens at once, short for who waits for what does not. */
    static final Duration SOON = Duration.ofSeconds(10);

    @FunctionalInterface
    interface Play {
        void play(Scene scene) throws Exception;
    }

    /** A worker with its usual settings on a queue that has these jobs and no more. */
    static void of(List<Told> jobs, Function<Asked, Told> others, Worker worker, Play play) throws Exception {
        of(jobs, others, worker, usual -> {}, play);
    }

    /** Likewise, with other settings. */
    static void of(List<Told> jobs, Function<Asked, Told> others, Worker worker, Consumer<Worker> settings, Play play)
            throws Exception {
        try (Log log = new Log();
                Once once = new Once(jobs, others);
                Loopback server = new Loopback(once);
                worker) {
            settings.accept(
                    worker.from(Presque.at(server.base())).queues("jobs").grace(Duration.ZERO));
            worker.start();
            play.play(new Scene(worker, server, log));
        }
    }

    /** How often the server was asked in that way. */
    int asked(String method) {
        return server.asked(method).size();
    }
}
