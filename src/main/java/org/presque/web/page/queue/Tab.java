package org.presque.web.page.queue;

import java.util.List;
import java.util.stream.Stream;
import org.presque.queue.model.JobState;
import org.presque.queue.model.QueueStats;
import org.presque.web.page.shown.Count;

/**
 * The way to the jobs in a state. Immutable.
 *
 * @param isCurrent whether they are what is shown
 */
public record Tab(String state, String link, Count count, boolean isCurrent) {

    static List<Tab> all(Place place, QueueStats stats) {
        return Stream.of(JobState.values())
                .map(state -> new Tab(
                        state.text(), place.in(state).link(), new Count(count(state, stats)), state == place.state()))
                .toList();
    }

    static long count(JobState state, QueueStats stats) {
        return switch (state) {
            case READY -> stats.ready();
            case DELAYED -> stats.delayed();
            case LEASED -> stats.leased();
            case DEAD -> stats.dead();
        };
    }
}
