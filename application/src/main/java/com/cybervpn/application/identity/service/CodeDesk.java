package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.in.CodeRefusal;
import com.cybervpn.application.identity.port.in.CodeRefusal.Reason;
import com.cybervpn.application.identity.port.out.MailedCodes;
import com.cybervpn.application.shared.port.out.Randomness;
import com.cybervpn.domain.identity.CodePolicy;
import com.cybervpn.domain.identity.CodePurpose;
import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.identity.MailedCode;
import com.cybervpn.domain.shared.Secret;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Issues mailed codes and takes them back. Knows addresses, not accounts, so it cannot tell which exist. */
public final class CodeDesk {
    private final MailedCodes codes;
    private final CodePolicy policy;
    private final Randomness randomness;
    private final InstantSource clock;

    public CodeDesk(MailedCodes codes, CodePolicy policy, Randomness randomness, InstantSource clock) {
        this.codes = codes;
        this.policy = policy;
        this.randomness = randomness;
        this.clock = clock;
    }

    CodePolicy policy() {
        return policy;
    }

    /** A first code for an address, whatever it had before. */
    MailedCode issue(EmailAddress email, CodePurpose purpose) {
        var issued = MailedCode.issued(newCode(), policy, clock.instant());
        codes.change(email, purpose, _ -> Optional.of(issued));
        return issued;
    }

    /**
     * The code that is to be mailed once more.
     *
     * @return empty when the limits of {@code policy} are used up; ask {@link #tooSoon} when to come back
     */
    Optional<MailedCode> resend(EmailAddress email, CodePurpose purpose) {
        var now = clock.instant();
        var fresh = newCode();
        var before = codes.change(email, purpose, present -> Optional.of(next(present, fresh, now)));
        boolean refused = before.flatMap(code -> code.nextResendAt(policy, now)).isPresent();
        return refused ? Optional.empty() : Optional.of(next(before, fresh, now));
    }

    /** Says when the next mail may be asked for, after {@link #resend} refused one. */
    CodeRefusal tooSoon(EmailAddress email, CodePurpose purpose) {
        return codes.change(email, purpose, present -> present)
                .map(code -> refusal(Reason.RATE_LIMITED, code, clock.instant()))
                .orElseGet(() -> CodeRefusal.of(Reason.RATE_LIMITED));
    }

    /**
     * Takes a code back, once: of many that present it at the same time, one succeeds.
     *
     * @return empty when it was the right one
     */
    Optional<CodeRefusal> redeem(EmailAddress email, CodePurpose purpose, String candidate) {
        var now = clock.instant();
        var given = Secret.of(candidate);
        var before = codes.change(email, purpose, present -> present.flatMap(code -> after(code, given, now)));
        return before.map(code -> verdict(code, given, now))
                .orElseGet(() -> Optional.of(CodeRefusal.of(Reason.OTP_INVALID)));
    }

    void forget(EmailAddress email) {
        codes.forget(email);
    }

    private MailedCode next(Optional<MailedCode> present, Secret fresh, Instant now) {
        return present.map(code -> code.nextResendAt(policy, now).isPresent() ? code : code.resent(fresh, policy, now))
                .orElseGet(() -> MailedCode.issued(fresh, policy, now).resent(fresh, policy, now));
    }

    private Optional<MailedCode> after(MailedCode code, Secret candidate, Instant now) {
        if (code.isExhausted(policy) || code.isExpired(now)) return Optional.of(code);
        return code.code().equals(candidate) ? Optional.empty() : Optional.of(code.withFailure());
    }

    private Optional<CodeRefusal> verdict(MailedCode before, Secret candidate, Instant now) {
        if (before.isExhausted(policy)) return Optional.of(exhausted(before, now));
        if (before.isExpired(now)) return Optional.of(refusal(Reason.OTP_EXPIRED, before, now));
        if (before.code().equals(candidate)) return Optional.empty();
        var after = before.withFailure();
        return Optional.of(after.isExhausted(policy) ? exhausted(after, now) : refusal(Reason.OTP_INVALID, after, now));
    }

    private CodeRefusal exhausted(MailedCode code, Instant now) {
        return refusal(Reason.OTP_EXHAUSTED, code, now);
    }

    private CodeRefusal refusal(Reason reason, MailedCode code, Instant now) {
        return new CodeRefusal(
                reason,
                code.attemptsLeft(policy),
                code.nextResendAt(policy, now).orElse(null));
    }

    private Secret newCode() {
        return Secret.of("%06d".formatted(randomness.below(1_000_000)));
    }
}
