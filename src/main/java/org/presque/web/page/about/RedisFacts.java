package org.presque.web.page.about;

import java.util.ArrayList;
import java.util.List;
import org.presque.queue.model.Durability;
import org.presque.queue.model.StorageInfo;
import org.presque.queue.model.StorageServer;
import org.presque.web.page.shown.Span;
import org.presque.web.page.words.Text;

/** What Redis says about itself, for people. Stateless. */
final class RedisFacts {

    private RedisFacts() {}

    static List<Fact> of(StorageInfo info, StorageServer server) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(Text.of("Address"), Text.verbatim(info.address())));
        facts.add(new Fact(Text.of("Version"), Text.verbatim(server.name() + " " + server.version())));
        facts.add(new Fact(Text.of("Up for"), Span.text(server.uptime())));
        facts.add(new Fact(Text.of("Jobs survive"), survived(info.durability())));
        facts.add(new Fact(Text.of("Memory"), memory(server)));
        facts.add(new Fact(Text.of("When memory is full"), Text.verbatim(server.eviction())));
        facts.add(new Fact(Text.of("Connections"), Text.of("{0}", server.clients())));
        return facts;
    }

    private static Text survived(Durability durability) {
        return switch (durability) {
            case MEMORY -> Text.of("nothing: they are kept in memory only");
            case EVERYSEC -> Text.of("a crash; a power loss costs up to a second");
            case ALWAYS -> Text.of("a crash and a power loss");
        };
    }

    private static Text memory(StorageServer server) {
        Text used = mebibytes(server.usedBytes());
        return server.limitBytes() == 0
                ? Text.of("{0}, no limit", used)
                : Text.of("{0} of {1}", used, mebibytes(server.limitBytes()));
    }

    private static Text mebibytes(long bytes) {
        return Text.of("{0} MiB", (bytes + (1 << 20) - 1) >> 20);
    }
}
