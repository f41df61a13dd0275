package com.cybervpn.application.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.identity.port.out.SingleUseTokens;
import com.cybervpn.application.identity.port.out.SingleUseTokens.Purpose;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link SingleUseTokens} must do. */
public interface SingleUseTokensContract {
    Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    Map<String, String> CONTENT = Map.of("email", "ann@example.com", "empty", "");

    SingleUseTokens singleUseTokens();

    @Test
    default void ofManyThatPresentATokenOneIsServed() {
        var hash = issued();

        var served = IntStream.range(0, 32)
                .parallel()
                .mapToObj(_ -> singleUseTokens().redeem(Purpose.MAGIC_LINK, hash, NOW))
                .flatMap(Optional::stream)
                .toList();

        assertThat(served).containsExactly(CONTENT);
    }

    @Test
    default void servesItsOwnPurposeOnly() {
        var hash = issued();

        assertThat(singleUseTokens().redeem(Purpose.SOCKET_TICKET, hash, NOW)).isEmpty();
        assertThat(singleUseTokens().redeem(Purpose.MAGIC_LINK, hash, NOW)).isPresent();
    }

    @Test
    default void expires() {
        var hash = issued();

        assertThat(singleUseTokens().redeem(Purpose.MAGIC_LINK, hash, NOW.plusSeconds(60)))
                .isEmpty();
    }

    @Test
    default void purgesWhatHasExpired() {
        var hash = issued();

        assertThat(singleUseTokens().purge(NOW.plusSeconds(61))).isPositive();
        assertThat(singleUseTokens().redeem(Purpose.MAGIC_LINK, hash, NOW)).isEmpty();
    }

    private String issued() {
        var hash = UUID.randomUUID().toString();
        singleUseTokens().issue(Purpose.MAGIC_LINK, hash, CONTENT, NOW.plusSeconds(60));
        return hash;
    }
}
