package org.presque.web.page;

import org.presque.queue.model.JobId;
import org.presque.queue.model.QueueName;
import org.presque.web.http.Percent;

/** Where pages are, from the root of the application: {@code ui/} before the address of what they show. Stateless. */
public final class Links {

    private Links() {}

    /**
     * Where a queue is shown.
     *
     * @param queue the name of one, or of none for what names are put behind
     */
    public static String queue(String queue) {
        return "ui/q/" + Percent.encode(queue);
    }

    /** Where a job is shown. */
    public static String job(QueueName queue, JobId id) {
        return "ui/" + jobAsJson(queue, id);
    }

    /** Where the rest of the protocol tells about a job. */
    public static String jobAsJson(QueueName queue, JobId id) {
        return "j/" + Percent.encode(queue.value()) + "/" + id;
    }

    /**
     * Where is shown how much was done over time.
     *
     * @param queue of which; empty for all together
     */
    public static String history(String queue) {
        return "ui/history/" + Percent.encode(queue);
    }

    /** Where the rest of the protocol tells the numbers of a queue. */
    public static String stats(String queue) {
        return "stats/" + Percent.encode(queue);
    }

    /** A text as the value of a parameter, where a plus would be a space. */
    public static String value(String text) {
        return Percent.encode(text).replace("+", "%2B");
    }
}
