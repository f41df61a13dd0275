package com.cybervpn.application.identity.port.in;

import com.cybervpn.domain.identity.EmailAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Mails the verification code once more. */
public interface ResendVerification {
    Outcome resend(EmailAddress email);

    /** How it ends. */
    sealed interface Outcome {
        /**
         * Also for addresses that nobody has, with nothing remaining.
         *
         * @param nextResendAt null when there is none
         */
        record Sent(int resendsRemaining, @Nullable Instant nextResendAt) implements Outcome {}

        record Refused(CodeRefusal refusal) implements Outcome {}
    }
}
