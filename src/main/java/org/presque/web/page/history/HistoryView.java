package org.presque.web.page.history;

import java.util.List;
import java.util.stream.Stream;
import org.presque.web.page.Links;
import org.presque.web.page.words.Text;

/**
 * What the page of a history shows. Immutable.
 *
 * @param queue of which; empty for all together
 */
public record HistoryView(String queue, Trend trend) {

    /** Where a range is shown, from the root, and whether that is what is shown. Immutable. */
    public record Choice(Text title, String link, boolean isCurrent) {}

    public List<Choice> choices() {
        return Stream.of(Range.values())
                .map(range -> new Choice(
                        range.title(), Links.history(queue) + "?range=" + range.text(), range == trend.range()))
                .toList();
    }

    public Text title() {
        return isOfAll() ? Text.of("Throughput of all queues") : Text.of("Throughput");
    }

    public boolean isOfAll() {
        return queue.isEmpty();
    }

    public String queueLink() {
        return Links.queue(queue);
    }
}
