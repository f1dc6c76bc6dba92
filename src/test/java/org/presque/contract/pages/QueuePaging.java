package org.presque.contract.pages;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;

/** How the subjects about the page of a queue ask for it, and what they read there. */
public interface QueuePaging extends Paging {
    default String path(String queue) {
        return "/ui/q/" + queue;
    }

    default String path(String queue, String state) {
        return path(queue) + "?state=" + state;
    }

    /** The ids of the jobs that a page lists, in their order. */
    default List<String> listed(String page) {
        return Pattern.compile("scope=\"row\"><a href=\"[^\"]*/(\\d+)\">\\1</a>")
                .matcher(page)
                .results()
                .map(row -> row.group(1))
                .toList();
    }

    /** The numbers on the tabs: ready, delayed, leased, dead. */
    default String counts(String page) {
        return String.join(
                " ",
                Pattern.compile("data-count=\"\\w+\">([\\d,]+)</b>")
                        .matcher(page)
                        .results()
                        .map(tab -> tab.group(1))
                        .toList());
    }

    default void assertShows(String text, String page) {
        assertTrue(page.contains(text), () -> text + " is not in " + page);
    }
}
