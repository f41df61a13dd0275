package com.cybervpn.persistence.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.domain.identity.TotpSecret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Rfc6238TotpTest {
    private static final TotpSecret SECRET = new TotpSecret("12345678901234567890".getBytes(StandardCharsets.US_ASCII));

    private final Rfc6238Totp totp = new Rfc6238Totp();

    /** RFC 6238, appendix B, SHA-1: the last six of its eight digits. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void agreesWithTheStandard(long seconds, String code) {
        var now = Instant.ofEpochSecond(seconds);

        assertThat(totp.stepOf(SECRET, code, now)).hasValue(seconds / 30);
    }

    @Test
    void allowsOneStepEitherSide() {
        var step = 1111111109L / 30;

        assertThat(totp.stepOf(SECRET, "081804", at(step - 1))).hasValue(step);
        assertThat(totp.stepOf(SECRET, "081804", at(step + 1))).hasValue(step);
        assertThat(totp.stepOf(SECRET, "081804", at(step - 2))).isEmpty();
        assertThat(totp.stepOf(SECRET, "081804", at(step + 2))).isEmpty();
    }

    @Test
    void refusesWhatIsNoCode() {
        assertThat(totp.stepOf(SECRET, "", at(1))).isEmpty();
        assertThat(totp.stepOf(SECRET, "81804", at(1111111109L / 30))).isEmpty();
    }

    private static Instant at(long step) {
        return Instant.ofEpochSecond(step * 30);
    }
}
