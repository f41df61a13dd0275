package com.cybervpn.application.identity.port.in;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a mailed code does not help.
 *
 * @param attemptsRemaining with the present code; null when there is nothing to tell
 * @param nextResendAt when another mail may be asked for; null: now, or nothing to tell
 */
public record CodeRefusal(
        Reason reason,
        @Nullable Integer attemptsRemaining,
        @Nullable Instant nextResendAt) {
    public static CodeRefusal of(Reason reason) {
        return new CodeRefusal(reason, null, null);
    }

    public Optional<Instant> nextResend() {
        return Optional.ofNullable(nextResendAt);
    }

    /** The name of the refusal in the API. */
    public enum Reason {
        OTP_INVALID("Invalid code"),
        OTP_EXPIRED("The code has expired"),
        OTP_EXHAUSTED("Too many wrong codes"),
        ALREADY_VERIFIED("The address is verified already"),
        RATE_LIMITED("Wait before asking for another code");

        private final String message;

        Reason(String message) {
            this.message = message;
        }

        /** For people. */
        public String message() {
            return message;
        }
    }
}
