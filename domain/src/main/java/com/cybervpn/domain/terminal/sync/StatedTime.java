package com.cybervpn.domain.terminal.sync;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When an item was changed, as it says itself (T-SYNC-13). */
final class StatedTime {
    private static final List<String> MEMBERS =
            List.of("timestamp", "modified_at", "updated_at", "last_modified_at", "created_at");

    private StatedTime() {}

    /** The first that is there and can be read. */
    static Optional<Instant> of(Map<?, ?> members, Instant now) {
        return MEMBERS.stream()
                .map(members::get)
                .flatMap(StatedTime::read)
                .findFirst()
                .map(time -> bounded(time, now));
    }

    /** A clock that is ahead must not win for ever. */
    static Instant bounded(Instant time, Instant now) {
        if (time.isAfter(now)) return now;
        return time.isBefore(Instant.EPOCH) ? Instant.EPOCH : time.truncatedTo(ChronoUnit.MICROS);
    }

    private static Stream<Instant> read(@Nullable Object value) {
        if (!(value instanceof String text)) return Stream.empty();
        try {
            TemporalAccessor parsed =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return Stream.of(
                    parsed instanceof LocalDateTime local ? local.toInstant(ZoneOffset.UTC) : Instant.from(parsed));
        } catch (DateTimeException _) {
            return Stream.empty();
        }
    }
}
