package com.cybervpn.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpSecretTest {
    /** RFC 4648, section 10, without padding. */
    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void writesBase32(String text, String base32) {
        assertThat(new TotpSecret(text.getBytes(StandardCharsets.US_ASCII)).base32())
                .isEqualTo(base32);
    }

    @Test
    void makesAnAddressForApps() {
        var secret = new TotpSecret("foobar".getBytes(StandardCharsets.US_ASCII));

        assertThat(secret.uri("Cyber VPN", "ann@example.com"))
                .isEqualTo("otpauth://totp/Cyber%20VPN:ann%40example.com?secret=MZXW6YTBOI&issuer=Cyber%20VPN"
                        + "&algorithm=SHA1&digits=6&period=30");
        assertThat(secret).hasToString("TotpSecret[***]");
    }
}
