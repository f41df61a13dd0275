package com.cybervpn.persistence.shared;

import com.cybervpn.application.shared.port.out.RateLimits;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the latest tries of each key: one more than the limit has, so that one statement both counts a try and answers
 * whether the window before it was full. Rejected tries count as well. Never part of the caller's transaction: a try
 * stays counted when the use case fails.
 */
@Singleton
final class JdbcRateLimits implements RateLimits {
    private final Sql sql;
    private final InstantSource clock;

    JdbcRateLimits(Sql sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public Optional<Duration> tryAcquire(String key, Limit limit) {
        Instant now = clock.instant();
        long nowMicros = micros(now);
        long window = limit.window().toNanos() / 1_000;
        return sql.apart()
                .first(
                        """
                        insert into rate_limits as known (key, tries, expires_at) values (?, array[?::bigint], ?)
                        on conflict (key) do update set
                            tries = (excluded.tries || known.tries)[1:?],
                            expires_at = greatest(excluded.expires_at, known.expires_at)
                        returning tries[?], tries[?]\
                        """,
                        row -> {
                            Long before = row.getObject(1, Long.class);
                            Long oldestOfNext = row.getObject(2, Long.class);
                            boolean full = before != null && nowMicros - before < window;
                            return new Answer(full ? oldestOfNext : null);
                        },
                        digest(key),
                        nowMicros,
                        now.plus(limit.window()),
                        limit.tries() + 1,
                        limit.tries() + 1,
                        limit.tries())
                .map(Answer::freeWhenThisLeaves)
                .map(oldest -> Duration.of(oldest + window - nowMicros, ChronoUnit.MICROS));
    }

    @Override
    public void reset(String key) {
        sql.apart().update("delete from rate_limits where key = ?", (Object) digest(key));
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    private static byte[] digest(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }

    /**
     * @param freeWhenThisLeaves the try that must leave the window before the next is allowed; null when this one was
     */
    private record Answer(@Nullable Long freeWhenThisLeaves) {}
}
