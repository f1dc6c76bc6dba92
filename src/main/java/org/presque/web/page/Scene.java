package org.presque.web.page;

import java.util.List;
import java.util.Locale;

/** The pages there are. Each is drawn by the JSP of its name. */
public enum Scene {
    QUEUES("Queues", ""),
    QUEUE("", ""),
    CONFIRM("", ""),
    JOB("", ""),
    HISTORY("Throughput", "ui/history/"),
    DEAD("Dead letters", "ui/dead"),
    WORKERS("Workers", "ui/workers"),
    ABOUT("About", "ui/about"),
    /** What is shown where there is nothing to show, and why. */
    NOTHING("", "");

    private final String title;
    private final String link;

    Scene(String title, String link) {
        this.title = title;
        this.link = link;
    }

    /** Those that every page has a link to, in their order. */
    public static List<Scene> inNavigation() {
        return List.of(QUEUES, HISTORY, DEAD, WORKERS, ABOUT);
    }

    /** What it is called in links to it. */
    public String title() {
        return title;
    }

    /** Where it is, from the root. */
    public String link() {
        return link;
    }

    /** Whether it is the page at the root, which has a script of its own. */
    public boolean isHome() {
        return this == QUEUES;
    }

    /** Whether it has a chart, and so needs what draws one. */
    public boolean hasChart() {
        return this == QUEUES || this == QUEUE || this == HISTORY;
    }

    /** Whether it keeps up by being drawn anew every few seconds: of what it shows no stream tells. */
    public boolean isDrawnAnew() {
        return this == JOB || this == DEAD || this == WORKERS || this == ABOUT;
    }

    String jsp() {
        return "/WEB-INF/page/" + name().toLowerCase(Locale.ROOT) + ".jsp";
    }
}
