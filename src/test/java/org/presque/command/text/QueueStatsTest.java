package org.presque.command.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class QueueStatsTest {

    private static List<String> names(String queues) {
        String answer =
                "{\"redis\":\"localhost:6379\",\"queues\":[" + queues + "],\"size\":0,\"durability\":\"memory\"}";
        return QueueStats.all(answer).stream().map(QueueStats::name).toList();
    }

    @Test
    void findsAllThatAreInAnAnswer() {
        assertEquals(List.of("mail", "sms"), names("{\"queue\":\"mail\",\"size\":0},{\"queue\":\"sms\",\"size\":1}"));
    }

    @Test
    void findsNoneWhereThereIsNone() {
        assertEquals(List.of(), names(""));
    }
}
