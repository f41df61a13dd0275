package com.cybervpn.application.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.identity.port.out.SecondFactors;
import com.cybervpn.domain.identity.TotpSecret;
import com.cybervpn.domain.shared.AccountId;
import java.time.Instant;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link SecondFactors} must do. */
public interface SecondFactorsContract {
    Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    TotpSecret SECRET = new TotpSecret(new byte[] {1, 2, 3});
    TotpSecret OTHER = new TotpSecret(new byte[] {4, 5, 6});

    SecondFactors factors();

    /** The id of a stored account. */
    AccountId newAccount();

    @Test
    default void keepsTheLatestProposalUntilItExpires() {
        var account = newAccount();
        factors().propose(account, OTHER, NOW.plusSeconds(10));
        factors().propose(account, SECRET, NOW.plusSeconds(60));

        assertThat(factors().proposed(account, NOW.plusSeconds(59))).contains(SECRET);
        assertThat(factors().proposed(account, NOW.plusSeconds(60))).isEmpty();
        assertThat(factors().isOn(account)).isFalse();
    }

    @Test
    default void turnsOnOnceAndOff() {
        var account = newAccount();
        factors().propose(account, SECRET, NOW.plusSeconds(60));

        assertThat(factors().turnOn(account, SECRET, Set.of("a", "b"), 7, NOW)).isTrue();
        assertThat(factors().turnOn(account, OTHER, Set.of(), 7, NOW)).isFalse();
        assertThat(factors().secretOf(account)).contains(SECRET);
        assertThat(factors().proposed(account, NOW)).isEmpty();
        assertThat(factors().turnOff(account)).isTrue();
        assertThat(factors().turnOff(account)).isFalse();
        assertThat(factors().secretOf(account)).isEmpty();
        assertThat(factors().useRecoveryCode(account, "a")).isFalse();
    }

    @Test
    default void aStepIsUsedOnceAndNeverAnEarlierOne() {
        var account = newAccount();
        factors().turnOn(account, SECRET, Set.of(), 7, NOW);

        assertThat(factors().useStep(account, 7)).isFalse();
        long uses = IntStream.range(0, 32)
                .parallel()
                .filter(_ -> factors().useStep(account, 9))
                .count();
        assertThat(uses).isEqualTo(1);
        assertThat(factors().useStep(account, 8)).isFalse();
    }

    @Test
    default void aRecoveryCodeIsUsedOnce() {
        var account = newAccount();
        factors().turnOn(account, SECRET, Set.of("a", "b"), 7, NOW);

        long uses = IntStream.range(0, 32)
                .parallel()
                .filter(_ -> factors().useRecoveryCode(account, "a"))
                .count();
        assertThat(uses).isEqualTo(1);
        assertThat(factors().useRecoveryCode(account, "b")).isTrue();
        assertThat(factors().useRecoveryCode(account, "c")).isFalse();
    }
}
