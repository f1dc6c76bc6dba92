package org.presque.web;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Moments as answers give them: seconds since 1970 with three decimals, never in exponents. */
final class Seconds {

    private Seconds() {}

    static BigDecimal of(Instant moment) {
        return BigDecimal.valueOf(moment.toEpochMilli(), 3);
    }

    static @Nullable BigDecimal ofNullable(@Nullable Instant moment) {
        return moment == null ? null : of(moment);
    }
}
