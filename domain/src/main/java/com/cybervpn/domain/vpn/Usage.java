package com.cybervpn.domain.vpn;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How much of its access an account has used.
 *
 * @param limitBytes 0 is unlimited
 */
public record Usage(
        long usedBytes,
        long limitBytes,
        int connectionsActive,
        int connectionsLimit,
        Instant periodStart,
        Instant periodEnd,
        @Nullable Instant lastConnectionAt) {

    private static final int DEFAULT_CONNECTIONS = 5;

    /** The period runs from the last reset of the counter, else the month's start, to the month's end or an earlier expiry. */
    public static Usage of(PanelUser user, Instant now) {
        YearMonth month = YearMonth.from(now.atOffset(ZoneOffset.UTC));
        Instant monthStart = startOf(month);
        Instant nextMonth = startOf(month.plusMonths(1));
        return new Usage(
                user.usedTrafficBytes(),
                user.trafficLimitBytes(),
                user.onlineAt() == null ? 0 : 1,
                Objects.requireNonNullElse(user.deviceLimit(), DEFAULT_CONNECTIONS),
                Objects.requireNonNullElse(user.trafficResetAt(), monthStart),
                user.isUnopened() || !user.expiresAt().isBefore(nextMonth) ? nextMonth : user.expiresAt(),
                user.onlineAt());
    }

    private static Instant startOf(YearMonth month) {
        return month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
