package org.presque.web.page.about;

import java.util.ArrayList;
import java.util.List;
import org.presque.queue.model.Durability;
import org.presque.queue.model.StorageInfo;
import org.presque.queue.model.StorageServer;
import org.presque.web.page.shown.Count;
import org.presque.web.page.shown.Span;

/** What Redis says about itself, for people. Stateless. */
final class RedisFacts {

    private RedisFacts() {}

    static List<Fact> of(StorageInfo info, StorageServer server) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Address", info.address()));
        facts.add(new Fact("Version", server.name() + " " + server.version()));
        facts.add(new Fact("Up for", Span.text(server.uptime())));
        facts.add(new Fact("Jobs survive", survived(info.durability())));
        facts.add(new Fact("Memory", memory(server)));
        facts.add(new Fact("When memory is full", server.eviction()));
        facts.add(new Fact("Connections", new Count(server.clients()).text()));
        return facts;
    }

    private static String survived(Durability durability) {
        return switch (durability) {
            case MEMORY -> "nothing: they are kept in memory only";
            case EVERYSEC -> "a crash; a power loss costs up to a second";
            case ALWAYS -> "a crash and a power loss";
        };
    }

    private static String memory(StorageServer server) {
        String used = mebibytes(server.usedBytes());
        return server.limitBytes() == 0 ? used + ", no limit" : used + " of " + mebibytes(server.limitBytes());
    }

    private static String mebibytes(long bytes) {
        return new Count((bytes + (1 << 20) - 1) >> 20).text() + " MiB";
    }
}
