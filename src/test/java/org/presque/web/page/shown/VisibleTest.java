package org.presque.web.page.shown;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.presque.web.page.words.Words;

class VisibleTest {

    private static final Instant NOW = Instant.parse("2026-11-27T22:31:07.250Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PT0.4S|now",
                "PT7S|7 s ago",
                "PT12M59S|12 min ago",
                "PT2H|2 h ago",
                "PT2H5M|2 h 5 min ago",
                "P3DT4H|3 d 4 h ago",
                "P2000D|2,000 d ago",
                "PT-3M|in 3 min",
                "PT-1H-1M|in 1 h 1 min"
            })
    void aMomentIsSoFarFromNow(Duration before, String text) {
        assertEquals(text, Words.ENGLISH.say(new Moment(NOW.minus(before), NOW).text()));
    }

    @Test
    void aMomentIsWrittenOutToo() {
        assertEquals("2026-11-27 22:31:07 UTC", new Moment(NOW, NOW).full());
        assertEquals("2026-11-27T22:31:07.250Z", new Moment(NOW, NOW).iso());
    }

    @Test
    void whatCannotBeSeenIsWrittenOut() {
        assertEquals("a\\u0000b\\u202ec\\u200bd\\u2028e\nf\tg", Visible.text("a\u0000b\u202ec\u200bd\u2028e\nf\tg"));
        assertEquals("日本語 שלום 𝒜 😀", Visible.text("日本語 שלום 𝒜 😀"));
        assertEquals("\\udb40\\udc41", Visible.text("\udb40\udc41"));
    }

    @Test
    void anExcerptIsOneLine() {
        assertEquals("a b c", Visible.excerpt(" a\n\t b \r\nc", 100));
        assertEquals("abc…", Visible.excerpt("abcdef", 3));
        assertEquals("a😀…", Visible.excerpt("a😀😀", 2));
        assertEquals("abc", Visible.excerpt("abc", 3));
    }
}
