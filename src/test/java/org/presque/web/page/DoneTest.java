package org.presque.web.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.web.http.RequestTarget;
import org.presque.web.page.Done.Deed;
import org.presque.web.page.words.Words;

class DoneTest {

    private static Optional<Done> read(String query) {
        return Done.of(RequestTarget.of("/ui/q/foo", "", query));
    }

    @ParameterizedTest
    @EnumSource
    void theNextPageReadsWhatTheAddressSays(Deed deed) {
        Done done = new Done(deed, 12, 3, true);
        assertEquals(Optional.of(done), read("state=dead&" + done.parameter()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "done=",
                "done=deleted",
                "done=deleted-1-0",
                "done=deleted-1-0-2",
                "done=deleted--1-0-0",
                "done=deleted-1-0-0-0",
                "done=hacked-1-0-0",
                "done=deleted-1000000000000000-0-0",
                "done=<b>-1-0-0",
                "done=deleted-%D9%A3-0-0"
            })
    void whatIsNotOursSaysNothing(String query) {
        assertEquals(Optional.empty(), read(query));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "deleted-1-0-0|1 job was deleted.",
                "deleted-1234-0-1|1,234 jobs were deleted. There are more.",
                "ready-0-1-0|0 jobs are ready now. 1 could not be: leased, gone, or another job has the same uniq key.",
                "added-17-0-0|Job 17 was added."
            })
    void saysHowMany(String done, String text) {
        assertEquals(
                text,
                read("done=" + done).map(Done::text).map(Words.ENGLISH::say).orElse(""));
    }

    @Test
    void oneIsOne() {
        assertEquals(
                "1 job is ready now.", Words.ENGLISH.say(Done.once(Deed.READY).text()));
    }
}
