package org.presque.web.page.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.presque.queue.model.Durability;
import org.presque.queue.model.QueueName;
import org.presque.queue.model.QueueStats;
import org.presque.queue.model.StorageInfo;
import org.presque.web.page.shown.Count;
import org.presque.web.page.words.Words;

class OverviewViewTest {

    private static final StorageInfo INFO = new StorageInfo("localhost:6379", Durability.EVERYSEC);

    private static QueueStats stats(String name, boolean isOpen, long ready, long processed, long failed) {
        return new QueueStats(new QueueName(name), isOpen, ready, 0, 0, 0, 0, processed, failed, 0, 0, null, 0);
    }

    private static Listing listing(int queues, String after) {
        List<QueueStats> found = IntStream.range(0, Math.min(queues, Listing.MOST_QUEUES + 1))
                .mapToObj(number -> stats("q+" + number, true, 1, 2, 3))
                .toList();
        return Listing.of(INFO, queues, found, after);
    }

    @Test
    void aRowOffersToStopAnOpenQueueAndToStartAStoppedOne() {
        QueueRow open = QueueRow.of(stats("foo", true, 1, 2, 0));
        assertEquals("open stop Stop", open.state() + " " + open.status() + " " + open.button());
        QueueRow stopped = QueueRow.of(stats("foo", false, 1, 2, 0));
        assertEquals("stopped start Start", stopped.state() + " " + stopped.status() + " " + stopped.button());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {"0 0 none", "7 7 some", "1234567 1,234,567 some"})
    void countsHaveCommasAndZerosAreFaint(long number, String text, String mark) {
        assertEquals(text, Words.ENGLISH.number(number));
        assertEquals(mark, new Count(number).mark());
    }

    @Test
    void totalsAreTheSumsOfTheQueuesShown() {
        Listing listing = Listing.of(INFO, 2, List.of(stats("a", true, 1, 2, 3), stats("b", false, 10, 20, 30)), "");
        assertEquals(new Count(11), listing.totals().ready());
        assertEquals(new Count(22), listing.totals().processed());
        assertEquals(new Count(33), listing.totals().failed());
        assertFalse(listing.isPart());
        assertTrue(listing.pages().isWhole());
    }

    @Test
    void theOldestIsTheOldestOfAll() {
        assertEquals(
                "–",
                Words.ENGLISH.say(Totals.of(List.of(stats("a", true, 0, 0, 0))).oldest()));
        QueueStats young = new QueueStats(new QueueName("a"), true, 1, 0, 0, 0, 1, 0, 0, 0, 0, 7.9, 0);
        QueueStats old = new QueueStats(new QueueName("b"), true, 1, 2, 3, 4, 1, 0, 0, 0, 0, 130.0, 0);
        Totals totals = Totals.of(List.of(young, old, stats("c", true, 0, 0, 0)));
        assertEquals("2 min", Words.ENGLISH.say(totals.oldest()));
        assertEquals(
                "2 2 3 4",
                totals.ready().number() + " " + totals.delayed().number() + " "
                        + totals.leased().number() + " " + totals.dead().number());
    }

    @Test
    void moreQueuesThanAPageHoldsAreOnTheNext() {
        Listing listing = listing(5000, "");
        assertEquals(new Count(1000), listing.shown());
        assertEquals(new Count(5000), listing.queues());
        assertTrue(listing.isPart());
        assertEquals("./?after=q%2B999", listing.pages().nextLink());
    }

    @Test
    void aPageThatIsJustFullHasNoNext() {
        Listing listing = listing(1000, "");
        assertTrue(listing.pages().isLast());
        assertFalse(listing.isPart());
    }

    @Test
    void nothingFoundIsEmptyOnlyOnTheFirstPage() {
        assertTrue(listing(0, "").isEmpty());
        assertFalse(listing(0, "foo").isEmpty());
        assertFalse(listing(1, "").isEmpty());
    }
}
