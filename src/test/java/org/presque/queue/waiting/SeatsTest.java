package org.presque.queue.waiting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.presque.queue.model.QueueException;
import org.presque.queue.model.Reason;

class SeatsTest {
    @Test
    void givesSoManyAndNoMoreUntilOneIsLeft() {
        Seats seats = new Seats(2);
        seats.take();
        seats.take();

        for (int i = 0; i < 3; i++) {
            assertEquals(
                    Reason.TOO_MANY_WAIT,
                    assertThrows(QueueException.class, seats::take).reason());
        }
        seats.leave();
        seats.take();

        assertThrows(QueueException.class, seats::take);
    }
}
