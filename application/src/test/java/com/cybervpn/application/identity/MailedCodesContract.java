package com.cybervpn.application.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.identity.port.out.MailedCodes;
import com.cybervpn.domain.identity.CodePurpose;
import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.identity.MailedCode;
import com.cybervpn.domain.shared.Secret;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link MailedCodes} must do. */
public interface MailedCodesContract {
    Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    MailedCode CODE = new MailedCode(Secret.of("123456"), NOW.plusSeconds(60), 1, 2, NOW, NOW.plusSeconds(1));

    MailedCodes codes();

    @Test
    default void keepsACodePerAddressAndPurpose() {
        var email = newEmail();
        store(email, CodePurpose.PASSWORD_RESET);

        assertThat(read(email, CodePurpose.PASSWORD_RESET)).contains(CODE);
        assertThat(read(email, CodePurpose.EMAIL_VERIFICATION)).isEmpty();
        codes().forget(email);
        assertThat(read(email, CodePurpose.PASSWORD_RESET)).isEmpty();
    }

    @Test
    default void ofManyThatTakeACodeOneFindsIt() {
        var email = newEmail();
        store(email, CodePurpose.EMAIL_VERIFICATION);

        var found = IntStream.range(0, 32)
                .parallel()
                .mapToObj(_ -> codes().change(email, CodePurpose.EMAIL_VERIFICATION, _ -> Optional.empty()))
                .flatMap(Optional::stream)
                .toList();

        assertThat(found).containsExactly(CODE);
    }

    @Test
    default void losesNoChangeOfManyAtOnce() {
        var email = newEmail();

        IntStream.range(0, 32)
                .parallel()
                .forEach(_ -> codes().change(
                                email,
                                CodePurpose.PASSWORD_RESET,
                                present -> Optional.of(present.orElse(CODE).withFailure())));

        assertThat(read(email, CodePurpose.PASSWORD_RESET).orElseThrow().failures())
                .isEqualTo(33);
    }

    private void store(EmailAddress email, CodePurpose purpose) {
        codes().change(email, purpose, _ -> Optional.of(CODE));
    }

    private Optional<MailedCode> read(EmailAddress email, CodePurpose purpose) {
        return codes().change(email, purpose, present -> present);
    }

    private static EmailAddress newEmail() {
        return new EmailAddress(UUID.randomUUID() + "@example.com");
    }
}
