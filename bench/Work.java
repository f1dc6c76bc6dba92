import java.util.logging.Level;
import java.util.logging.Logger;
import org.presque.worker.Worker;

/** A worker whose jobs are nothing. Run as {@code java -cp target/presque-worker.jar bench/Work.java ADDRESS QUEUE leased|plain}. */
final class Work {
    /** Kept, since a logger that nobody holds forgets its level. */
    private static final Logger LOG = Logger.getLogger("org.presque.worker");

    private Work() {}

    public static void main(String[] args) throws InterruptedException {
        LOG.setLevel(Level.WARNING); // else a line for each job is measured, too
        Worker worker = Worker.of(job -> {}).from(args[0]).queues(args[1]).concurrency(8).stopAtExit();
        if (args[2].equals("plain")) {
            worker.plain();
        }
        worker.start().join();
    }
}
