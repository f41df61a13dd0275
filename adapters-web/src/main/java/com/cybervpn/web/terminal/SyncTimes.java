package com.cybervpn.web.terminal;

import com.cybervpn.web.shared.ProblemException;
import com.cybervpn.web.shared.Violation;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads times as clients write them: with an offset, or without one for UTC. */
final class SyncTimes {
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private SyncTimes() {}

    /** Null when it is absent. A plus sign may have become a blank on its way. */
    static @Nullable Instant inQuery(String parameter, @Nullable String text) {
        if (text == null || text.isEmpty()) return null;
        return read(text.replace(' ', '+'))
                .orElseThrow(() -> ProblemException.invalid(Violation.inQuery(parameter, "is not a date-time")));
    }

    /** Null when it is absent. */
    static @Nullable Instant inBody(String member, @Nullable Object value) {
        if (value == null) return null;
        return Optional.of(value)
                .filter(String.class::isInstance)
                .flatMap(text -> read((String) text))
                .orElseThrow(() -> ProblemException.invalid(Violation.inBody(member, "is not a date-time")));
    }

    private static Optional<Instant> read(String text) {
        try {
            var parsed = DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            Instant time =
                    parsed instanceof LocalDateTime local ? local.toInstant(ZoneOffset.UTC) : Instant.from(parsed);
            return Optional.of(time).filter(t -> !t.isBefore(Instant.EPOCH) && t.isBefore(LATEST));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
