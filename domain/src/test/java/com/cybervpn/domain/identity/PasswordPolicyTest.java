package com.cybervpn.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cybervpn.domain.identity.PasswordPolicy.Weakness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {
    @ParameterizedTest
    @ValueSource(strings = {"Tr0ub4dor&3xyz", "SecurePass123!", "aB3'aB3'aB3'", "Zürich 2026 \\o/ ok"})
    void acceptsStrongPasswords(String raw) {
        assertThat(PasswordPolicy.STRICT.weakness(raw)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Sh0rt!aaaaa, TOO_SHORT",
        "aaaaaaaaaaaa, ONE_CHARACTER",
        "012345678901, DIGIT_RUN",
        "987654321098, DIGIT_RUN",
        "lower-case-1!, NO_UPPER_CASE",
        "UPPER-CASE-1!, NO_LOWER_CASE",
        "No-Digits-Here!, NO_DIGIT",
        "NoSpecial12345, NO_SPECIAL",
        "Admin@123456, COMMON",
        "aDMIN@123456, COMMON"
    })
    void namesTheWeakness(String raw, Weakness weakness) {
        assertThat(PasswordPolicy.STRICT.weakness(raw)).contains(weakness);
    }

    @Test
    void boundsTheLength() {
        assertThat(PasswordPolicy.STRICT.weakness("aB3!".repeat(32))).isEmpty();
        assertThat(PasswordPolicy.STRICT.weakness("aB3!".repeat(32) + "x")).contains(Weakness.TOO_LONG);
    }

    @Test
    void terminalUsersMayHaveEightCharacters() {
        assertThat(PasswordPolicy.SHORT.weakness("aB3!aB3!")).isEmpty();
        assertThat(PasswordPolicy.SHORT.weakness("aB3!aB3")).contains(Weakness.TOO_SHORT);
    }

    @Test
    void aWeakPasswordCannotExist() {
        assertThatThrownBy(() -> Password.of("weak", PasswordPolicy.STRICT))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Password.of("SecurePass123!", PasswordPolicy.STRICT).toString())
                .doesNotContain("SecurePass123!");
    }
}
