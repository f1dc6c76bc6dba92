package org.presque.faults.load;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.stream.LongStream;

/** The numbers of one {@code /stats/NAME} answer. Immutable. */
public record Counters(
        long ready,
        long delayed,
        long leased,
        long dead,
        long enqueued,
        long processed,
        long failed,
        long expired,
        long deleted) {

    public static Counters of(Event.Look look) {
        try (JsonReader reader = Json.createReader(new StringReader(look.reply().body()))) {
            JsonObject json = reader.readObject();
            return new Counters(
                    json.getInt("ready"),
                    json.getInt("delayed"),
                    json.getInt("leased"),
                    json.getInt("dead"),
                    json.getInt("enqueued"),
                    json.getInt("processed"),
                    json.getInt("failed"),
                    json.getInt("expired"),
                    json.getInt("deleted"));
        }
    }

    /** Whether every job is somewhere, once. */
    public boolean addUp() {
        return LongStream.of(ready, delayed, leased, dead, processed, expired, deleted)
                        .sum()
                == enqueued;
    }

    /** Whether there is nothing left to hand out, now or later. */
    public boolean areDrained() {
        return ready + delayed + leased == 0;
    }
}
