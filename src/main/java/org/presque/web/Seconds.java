package org.presque.web;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Times as answers give them: moments as seconds since 1970 with three decimals, spans as seconds, never in exponents. */
final class Seconds {

    private Seconds() {}

    static BigDecimal of(Instant moment) {
        return BigDecimal.valueOf(moment.toEpochMilli(), 3);
    }

    static BigDecimal of(Duration span) {
        BigDecimal seconds = BigDecimal.valueOf(span.toMillis(), 3).stripTrailingZeros();
        return seconds.scale() < 0 ? seconds.setScale(0) : seconds;
    }

    static String text(Duration span) {
        return of(span).toPlainString();
    }

    static @Nullable BigDecimal ofNullable(@Nullable Instant moment) {
        return moment == null ? null : of(moment);
    }
}
