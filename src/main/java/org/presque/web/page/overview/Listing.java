package org.presque.web.page.overview;

import java.util.List;
import java.util.Locale;
import org.presque.queue.model.QueueStats;
import org.presque.queue.model.StorageInfo;
import org.presque.web.page.shown.Count;

/**
 * What Redis said: how safe jobs are, how many queues there are, and those of them that one page shows. Immutable.
 *
 * @param durability {@code memory}, {@code everysec} or {@code always}
 * @param queues how many there are, on all pages together
 * @param totals of the queues that are shown
 * @param pages which part of the list this is
 */
public record Listing(String durability, Count queues, List<QueueRow> rows, Totals totals, Pages pages) {

    /** As many as one can scroll through; each costs Redis a look. The script of the page asks for as many. */
    static final int MOST_QUEUES = 1_000;

    /**
     * The page of queues that begins behind a name.
     *
     * @param found what was found behind it: more than are shown, if there is another page
     */
    static Listing of(StorageInfo info, long queues, List<QueueStats> found, String after) {
        List<QueueStats> shown = found.stream().limit(MOST_QUEUES).toList();
        List<QueueRow> rows = shown.stream().map(QueueRow::of).toList();
        String next = found.size() > rows.size() ? rows.get(rows.size() - 1).name() : "";
        String durability = info.durability().name().toLowerCase(Locale.ROOT);
        return new Listing(durability, new Count(queues), rows, Totals.of(shown), new Pages(after, next));
    }

    /** How many of the queues shown there are. */
    public Count shown() {
        return new Count(rows.size());
    }

    /** Whether there is nothing at all. */
    public boolean isEmpty() {
        return rows.isEmpty() && pages.isFirst();
    }

    /** Whether there are queues on other pages. */
    public boolean isPart() {
        return rows.size() < queues.number();
    }
}
