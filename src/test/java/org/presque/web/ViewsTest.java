package org.presque.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.presque.queue.QueueDao;
import org.presque.queue.model.Durability;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.QueueSetting;
import org.presque.queue.model.QueueStats;
import org.presque.queue.model.StorageInfo;
import org.presque.web.http.Json;

/** The JSON of the answers, to the letter: old clients compare it field by field. */
class ViewsTest {

    private static final StorageInfo INFO = new StorageInfo("localhost:6379", Durability.EVERYSEC);
    private static final QueueStats STATS =
            new QueueStats(new QueueName("foo"), true, 1, 2, 3, 4, 25, 5, 6, 7, 8, 0.25, 9);

    private static String json(Object view) {
        return new String(Json.bytes(view), UTF_8);
    }

    @Test
    void countsHaveExactlyTheFourOldFields() {
        assertEquals(
                "{\"queue_name\":\"foo\",\"job_count\":1,\"job_processed\":5,\"job_failed\":6}",
                json(JobServlet.CountsView.of(STATS)));
    }

    @Test
    void statsOfAQueueHaveAllTheirFieldsInOrder() {
        assertEquals(
                "{\"redis\":\"localhost:6379\",\"queue\":\"foo\",\"size\":1,\"status\":1,\"ready\":1,\"delayed\":2,\"leased\":3,"
                        + "\"dead\":4,\"enqueued\":25,\"processed\":5,\"failed\":6,\"expired\":7,\"deleted\":8,"
                        + "\"oldest_ready_seconds\":0.25,\"workers\":9,\"durability\":\"everysec\"}",
                json(QueueStatsView.of(INFO, STATS)));
    }

    @Test
    void theListNamesRedisQueuesAndSize() {
        assertEquals(
                "{\"redis\":\"localhost:6379\",\"queues\":[\"a\",\"b\"],\"size\":2,\"durability\":\"everysec\"}",
                json(StatsServlet.ListView.of(INFO, List.of("a", "b"), 2)));
    }

    @Test
    void aStatusIsANumberAndSettingsFollowIfAnyAreSet() {
        assertEquals(
                "{\"queue\":\"foo\",\"status\":1}",
                json(ControlServlet.view(new QueueName("foo"), new QueueDao.Control(true, Map.of()))));
        assertEquals(
                "{\"queue\":\"foo\",\"status\":0,\"ttl\":1.5}",
                json(ControlServlet.view(
                        new QueueName("foo"), new QueueDao.Control(false, Map.of(QueueSetting.TTL, "1500")))));
        assertEquals(
                "{\"queue\":\"foo\",\"response\":\"updated\"}", json(new ControlServlet.UpdatedView("foo", "updated")));
    }
}
