package org.presque.web.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class OverheardTest {

    private static final int MEBIBYTE = 1 << 20;

    private final Credit credit = new Credit();
    private final List<String> sent = new ArrayList<>();
    private final List<CompletableFuture<Void>> underWay = new ArrayList<>();
    private final Overheard overheard = new Overheard(credit, this::lineUp);

    private InLine lineUp(String message) {
        assertTrue(Thread.holdsLock(credit), "the credit could be set anew meanwhile");
        return () -> {
            sent.add(message);
            CompletableFuture<Void> isGone = new CompletableFuture<>();
            underWay.add(isGone);
            return isGone;
        };
    }

    private void add(String... messages) {
        for (String message : messages) {
            overheard.add(message.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void sendsAsMuchAsThereIsCreditForAndTheRestWithTheNext() {
        credit.set(2, Terms.PLAIN);
        add("1", "2", "3", "4");
        assertEquals(List.of("1", "2"), sent);

        overheard.goOn();
        assertEquals(List.of("1", "2"), sent);
        credit.set(10, Terms.PLAIN);
        overheard.goOn();
        add("5");
        assertEquals(List.of("1", "2", "3", "4", "5"), sent);
    }

    @Test
    void givesNothingForCreditOfLeasedJobs() {
        credit.set(10, new Terms(true, null));
        add("1");
        assertEquals(List.of(), sent);
    }

    @Test
    void keepsNoMoreThanFourMebibytesUntilTheyAreGone() {
        credit.set(10, Terms.PLAIN);
        for (int i = 0; i < 6; i++) {
            overheard.add(new byte[MEBIBYTE]);
        }
        assertEquals(4, sent.size());

        underWay.get(0).complete(null);
        underWay.get(1).cancel(false);
        for (int i = 0; i < 6; i++) {
            overheard.add(new byte[MEBIBYTE]);
        }
        assertEquals(6, sent.size());
    }

    @Test
    void keepsTheOrderWhereAMessageSentBringsOthers() {
        List<String> order = new ArrayList<>();
        Overheard[] self = new Overheard[1];
        self[0] = new Overheard(credit, message -> () -> {
            order.add(message);
            self[0].goOn();
            return CompletableFuture.completedStage(null);
        });
        for (String message : List.of("1", "2", "3")) {
            self[0].add(message.getBytes(StandardCharsets.UTF_8));
        }
        credit.set(3, Terms.PLAIN);
        self[0].goOn();

        assertEquals(List.of("1", "2", "3"), order);
    }
}
