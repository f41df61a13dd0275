package com.cybervpn.application.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.identity.port.out.BiometricTokens;
import com.cybervpn.domain.shared.AccountId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link BiometricTokens} must do. */
public interface BiometricTokensContract {
    Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    Instant END = NOW.plusSeconds(60);
    String PHONE = "5b0f3f6e-6d6f-4a51-9b68-0d6a3d0c6a01";

    BiometricTokens biometrics();

    /** A stored account of its own for each call. */
    AccountId newAccount();

    @Test
    default void thePresentedTokenStaysGoodUntilTheNextIsUsed() {
        var account = newAccount();
        var first = enrolled(account);
        var second = hash();
        var third = hash();
        var fourth = hash();

        assertThat(exchange(first, second)).contains(account);
        assertThat(exchange(first, third)).contains(account);
        assertThat(exchange(second, hash())).isEmpty();
        assertThat(exchange(third, fourth)).contains(account);
        assertThat(exchange(first, hash())).isEmpty();
        assertThat(exchange(fourth, hash())).contains(account);
    }

    @Test
    default void belongsToItsDevice() {
        var token = enrolled(newAccount());

        assertThat(biometrics().exchange("another-device", token, hash(), END, NOW))
                .isEmpty();
    }

    @Test
    default void aPresentedTokenKeepsItsOwnEnd() {
        var account = newAccount();
        var first = enrolled(account);
        biometrics().exchange(PHONE, first, hash(), END.plusSeconds(60), NOW);

        assertThat(biometrics().exchange(PHONE, first, hash(), END.plusSeconds(60), END))
                .isEmpty();
    }

    @Test
    default void enrollingAgainReplacesAll() {
        var account = newAccount();
        var first = enrolled(account);
        var second = hash();
        exchange(first, second);
        var other = enrolled(account);

        assertThat(exchange(first, hash())).isEmpty();
        assertThat(exchange(second, hash())).isEmpty();
        assertThat(exchange(other, hash())).contains(account);
    }

    @Test
    default void twoPeopleShareAPhone() {
        var ann = newAccount();
        var bob = newAccount();
        var anns = enrolled(ann);
        var bobs = enrolled(bob);

        biometrics().revoke(ann, PHONE);

        assertThat(exchange(anns, hash())).isEmpty();
        assertThat(exchange(bobs, hash())).contains(bob);
    }

    @Test
    default void revokesAllOfAnAccount() {
        var account = newAccount();
        var token = enrolled(account);

        biometrics().revokeAll(account);

        assertThat(exchange(token, hash())).isEmpty();
    }

    @Test
    default void purgesWhatHasExpired() {
        enrolled(newAccount());

        assertThat(biometrics().purge(END.plusSeconds(1))).isPositive();
    }

    private Optional<AccountId> exchange(String presented, String next) {
        return biometrics().exchange(PHONE, presented, next, END, NOW);
    }

    private String enrolled(AccountId account) {
        var hash = hash();
        biometrics().enroll(account, PHONE, hash, END);
        return hash;
    }

    private static String hash() {
        return UUID.randomUUID().toString();
    }
}
