package com.cybervpn.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Role;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccountTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final EmailAddress EMAIL = new EmailAddress("ann@example.com");
    private static final Account ANN =
            Account.opened(new AccountId(new UUID(1, 2)), new Login("ann"), Role.VIEWER, NOW);

    @Test
    void staffMustHaveVerifiedTheirAddress() {
        assertThat(ANN.maySignIn()).isTrue();
        assertThat(ANN.withUnverifiedEmail(EMAIL).maySignIn()).isFalse();
        assertThat(ANN.withUnverifiedEmail(EMAIL).verified().maySignIn()).isTrue();
    }

    @Test
    void customersNeedNot() {
        assertThat(ANN.withRole(Role.MOBILE_USER).withUnverifiedEmail(EMAIL).maySignIn())
                .isTrue();
    }

    @Test
    void nobodySignsInToAnAccountThatIsOffOrDeleted() {
        assertThat(ANN.withActive(false).maySignIn()).isFalse();
        assertThat(ANN.deleted(NOW).maySignIn()).isFalse();
        assertThat(ANN.deleted(NOW).withActive(true).isInUse()).isFalse();
    }

    @Test
    void erasingLeavesNothingOfThePerson() {
        var erased = ANN.withVerifiedEmail(EMAIL)
                .withPassword(new PasswordHash("x"))
                .withDisplayName("Ann")
                .withTelegram(new TelegramIdentity(42, "ann"))
                .deleted(NOW)
                .erased();

        assertThat(erased.login()).isEqualTo(new Login("deleted_" + ANN.id()));
        assertThat(erased.email()).isNull();
        assertThat(erased.password()).isNull();
        assertThat(erased.displayName()).isNull();
        assertThat(erased.telegram()).isNull();
        assertThat(erased.deletedAt()).isEqualTo(NOW);
    }

    @Test
    void printsNeitherHashNorAddress() {
        var text = ANN.withVerifiedEmail(EMAIL)
                .withPassword(new PasswordHash("canary"))
                .toString();

        assertThat(text).doesNotContain("canary").doesNotContain("ann@example.com");
    }
}
