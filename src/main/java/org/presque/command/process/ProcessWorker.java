package org.presque.command.process;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.presque.worker.Job;
import org.presque.worker.Presque;
import org.presque.worker.PutBack;
import org.presque.worker.Worker;

/**
 * A worker that starts a process for each job. It is done when that ends with 0; what fails has the exit code and the last of
 * standard error as its error. Whatever takes the job away, as its time, a lost lease or the end of the worker, kills the process
 * and its children.
 */
public final class ProcessWorker extends Worker {

    /** EX_TEMPFAIL of {@code sysexits.h}: not now. */
    private static final int NOT_NOW = 75;

    private final Program program;
    private final Presque presque;
    private final Optional<Duration> longest;
    private final PrintStream errorOutput;
    private final ProcessGroups groups;
    private final ExecutorService helpers = Executors.newCachedThreadPool(ProcessWorker::daemon);

    /**
     * Starts what it needs beside itself.
     *
     * @param longest how long a job may take, if there is a limit
     */
    public ProcessWorker(Program program, Presque presque, Optional<Duration> longest, PrintStream errorOutput)
            throws IOException {
        this.program = program;
        this.presque = presque;
        this.longest = longest;
        this.errorOutput = errorOutput;
        this.groups = ProcessGroups.begin();
        var unused = from(presque);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "presque-process");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    protected void work(Job job) throws IOException, InterruptedException {
        JobProcess process = new JobProcess(program, job, groups, errorOutput, helpers);
        Optional<Integer> exitCode = process.await(longest);
        if (exitCode.isEmpty()) {
            double seconds = longest.map(Duration::toMillis).orElse(0L) / 1000.0;
            throw failure("killed, it took longer than " + seconds + " s", process);
        }
        if (exitCode.get() == NOT_NOW && !job.lease().isPresent()) {
            presque.queue(job.queue()).putAgain(job.text());
        }
        if (exitCode.get() != 0) {
            throw failure("exit code " + exitCode.get(), process);
        }
    }

    private static PutBack failure(String what, JobProcess process) throws InterruptedException {
        String lastWords = process.lastWords();
        return new PutBack(lastWords.isEmpty() ? what : what + ": " + lastWords);
    }

    /** Ends what it has beside itself, after the worker has ended. */
    public void dispose() {
        groups.close();
        helpers.shutdownNow();
    }
}
