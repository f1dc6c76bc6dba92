package org.presque.web.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.queue.model.Reason;
import org.presque.web.page.words.Text;
import org.presque.web.page.words.Words;

class FrameTest {

    private static final Server SERVER = new Server("1.0", "localhost:6379", "http://localhost:5000");

    private static Frame frame(Scene scene, String title, String trouble) {
        return new Frame(SERVER, "./", scene, title, trouble, Note.NONE, false);
    }

    @Test
    void nothingSaidIsUnseen() {
        assertEquals("unseen", Note.NONE.mark());
        assertEquals(
                "note bad", Note.ofFault(Text.of("stop foo: redis is busy")).mark());
        assertEquals("note good", new Note(Text.of("1 job was deleted."), true).mark());
    }

    @ParameterizedTest
    @EnumSource(
            names = "UNREACHABLE|LOADING|READ_ONLY|TOO_FEW_REPLICAS|OUT_OF_MEMORY|DISK_FULL|BUSY|NO_PERMISSION"
                    + "|LINE_FULL|CLOSING|OUTCOME_UNKNOWN",
            mode = EnumSource.Mode.MATCH_ANY)
    void aFaultOfRedisHasAHeadlineWithoutTheAdviceForClients(Reason reason) {
        String headline = Painter.headline(reason.text());
        assertTrue(headline.matches("[A-Z][a-z -]+"), headline);
        assertTrue(headline.length() < reason.text().length(), headline);
    }

    @Test
    void withoutTroubleRedisIsThere() {
        assertFalse(frame(Scene.QUEUES, "", "").isAway());
        assertEquals("still", frame(Scene.QUEUES, "", "").linkState());
        assertTrue(frame(Scene.NOTHING, "", "Redis is busy").isAway());
        assertEquals("away", frame(Scene.NOTHING, "", "Redis is busy").linkState());
    }

    @Test
    void theWindowSaysWhatIsShownBeforeItSaysWhere() {
        assertEquals("presque", Words.ENGLISH.say(frame(Scene.QUEUES, "", "").windowTitle()));
        assertEquals(
                "17 · mail · presque",
                Words.ENGLISH.say(frame(Scene.JOB, "17 · mail", "").windowTitle()));
    }

    @Test
    void theAddressIsThatOfTheRequest() {
        assertEquals(
                "https://queue.example:8443/presque",
                SERVER.at("https", "queue.example:8443", "/presque").url());
        assertEquals("http://[::1]:5000", SERVER.at("http", "[::1]:5000", "").url());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "$(reboot)", "`reboot`", "a\"b", "a;b", "<script>"})
    void anAddressThatNobodyShouldPasteIntoAShellIsNotShown(String host) {
        assertEquals("http://localhost:5000", SERVER.at("http", host, "").url());
    }

    @Test
    void theVersionIsTheOneOfTheBuild() {
        assertTrue(Version.text().matches("\\d+\\.\\d+.*"), Version.text());
    }
}
