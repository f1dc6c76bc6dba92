package org.presque.web.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.presque.queue.model.Job;
import org.presque.queue.model.JobId;
import org.presque.queue.model.JobText;
import org.presque.queue.model.QueueName;

class EventsTest {

    private static String event(String data) {
        Job job = new Job(new QueueName("a"), new JobId(17), JobText.stored(data.getBytes(UTF_8)));
        return new String(Events.job(job, job.text().bytes()), UTF_8);
    }

    @Test
    void namesAJobAndItsNumber() {
        assertEquals("event: job\nid: 17\ndata: {\"a\":1}\n\n", event("{\"a\":1}"));
    }

    @Test
    void keepsSpacesAroundTheData() {
        assertEquals("event: job\nid: 17\ndata:   1 \n\n", event("  1 "));
    }

    @Test
    void givesEachLineBreakAsASpace() {
        assertEquals("event: job\nid: 17\ndata:  [1,  2,\t\"é𝒜\\n\"] \n\n", event("\n[1,\r\n2,\t\"é𝒜\\n\"]\r"));
    }

    @Test
    void tellsWhatHasNoNameInADataLine() {
        assertEquals("data: 1\n\n", new String(Events.message("1".getBytes(UTF_8)), UTF_8));
    }

    @Test
    void beginsWithHowLongToWaitAndBeatsWithAComment() {
        assertEquals("retry: 2000\n\n", new String(Events.start(), UTF_8));
        assertEquals(":\n\n", new String(Events.beat(), UTF_8));
    }
}
