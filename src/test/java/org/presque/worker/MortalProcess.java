package org.presque.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.time.Duration;
import java.util.Queue;
import org.presque.testing.MortalJvm;

/** A worker in a process of its own, so that it can be killed. What it has worked on it says at once. */
final class MortalProcess {
    private static final int CONCURRENCY = 2;
    private static final Duration TTR = Duration.ofSeconds(2);
    private static final int JOB_MILLIS = 15;

    private MortalProcess() {}

    /** Starts one on the queue; each job that it is at the end of goes to those heard, as its id. */
    static MortalJvm start(URI server, String queue, Queue<String> heard) {
        return MortalJvm.start(MortalProcess.class, words -> listen(words, heard), server.toString(), queue);
    }

    /** The worker itself: it works until it is killed. */
    public static void main(String[] arguments) {
        Worker worker = Worker.of(job -> {
            Thread.sleep(JOB_MILLIS);
            System.out.println(job.id());
        });
        worker.from(arguments[0])
                .queues(arguments[1])
                .concurrency(CONCURRENCY)
                .ttr(TTR)
                .start();
    }

    private static void listen(InputStream words, Queue<String> heard) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(words, UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                heard.add(line);
            }
        } catch (IOException e) {
            // it was killed
        }
    }
}
