package com.cybervpn.persistence.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class HmacSignaturesTest {
    private static final byte[] PANEL_BODY = bytes(
            "{\"scope\":\"user\",\"event\":\"user.expired\",\"timestamp\":\"2026-02-10T12:00:00.000Z\",\"data\":{\"uuid\":\"550e8400-e29b-41d4-a716-446655440000\"}}");
    private static final byte[] PANEL_KEY = bytes("remnawave-webhook-secret");
    private static final String PANEL_SIGNATURE = "3931106c4fd7ecd81b86510e7e66453f723b9945d8d58a967d8ca0ae07adc534";

    private final HmacSignatures signatures = new HmacSignatures();

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void knowsThePanelsSignatureInEitherCase() {
        assertThat(signatures.isHmacSha256(PANEL_SIGNATURE, PANEL_BODY, PANEL_KEY))
                .isTrue();
        assertThat(signatures.isHmacSha256(PANEL_SIGNATURE.toUpperCase(Locale.ROOT), PANEL_BODY, PANEL_KEY))
                .isTrue();
    }

    @Test
    void knowsThePaymentSignature() throws NoSuchAlgorithmException {
        byte[] key = MessageDigest.getInstance("SHA-256").digest(bytes("10001:AATESTTOKEN"));
        byte[] body = bytes(
                "{\"update_id\":1,\"update_type\":\"invoice_paid\",\"request_date\":\"2026-02-10T12:00:00Z\",\"payload\":{\"invoice_id\":528890,\"status\":\"paid\"}}");

        assertThat(signatures.isHmacSha256(
                        "3ceb5e2eb6c1818af25861f414ebd60c303239100a3aa670c3f3ea2f54b016c1", body, key))
                .isTrue();
    }

    @Test
    void refusesOtherBytesKeysAndText() {
        byte[] reserialised = bytes(new String(PANEL_BODY, StandardCharsets.UTF_8).replace(",", ", "));

        assertThat(signatures.isHmacSha256(PANEL_SIGNATURE, reserialised, PANEL_KEY))
                .isFalse();
        assertThat(signatures.isHmacSha256(PANEL_SIGNATURE, PANEL_BODY, bytes("other")))
                .isFalse();
        assertThat(signatures.isHmacSha256(PANEL_SIGNATURE, PANEL_BODY, new byte[0]))
                .isFalse();
        assertThat(signatures.isHmacSha256("", PANEL_BODY, PANEL_KEY)).isFalse();
        assertThat(signatures.isHmacSha256("z".repeat(64), PANEL_BODY, PANEL_KEY))
                .isFalse();
    }
}
