package com.cybervpn.domain.identity;

import com.cybervpn.domain.shared.Secret;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A six-digit code that was mailed to an address.
 *
 * @param failures wrong tries so far
 * @param resends mails since {@code resendsSince}, the first one not counted
 * @param resendsSince start of the present resend window; null before the first resend
 */
public record MailedCode(
        Secret code,
        Instant expiresAt,
        int failures,
        int resends,
        @Nullable Instant resendsSince,
        @Nullable Instant lastResendAt) {
    public static MailedCode issued(Secret code, CodePolicy policy, Instant now) {
        return new MailedCode(code, now.plus(policy.validity()), 0, 0, null, null);
    }

    public boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    public boolean isExhausted(CodePolicy policy) {
        return failures >= policy.attempts();
    }

    public int attemptsLeft(CodePolicy policy) {
        return Math.max(0, policy.attempts() - failures);
    }

    public MailedCode withFailure() {
        return new MailedCode(code, expiresAt, failures + 1, resends, resendsSince, lastResendAt);
    }

    /** When the next mail may go out; empty when it may now. */
    public Optional<Instant> nextResendAt(CodePolicy policy, Instant now) {
        var last = lastResendAt;
        if (last == null) return Optional.empty();
        var afterPause = last.plus(policy.resendPause());
        var windowEnd = windowEnd(policy, last);
        var next = resendsLeft(policy, now) > 0 || afterPause.isAfter(windowEnd) ? afterPause : windowEnd;
        return Optional.of(next).filter(now::isBefore);
    }

    public int resendsLeft(CodePolicy policy, Instant now) {
        return Math.max(0, policy.resends() - (isNewWindow(policy, now) ? 0 : resends));
    }

    /** Mailed once more: the same code while it is good, else {@code fresh}; limits go on counting either way. */
    public MailedCode resent(Secret fresh, CodePolicy policy, Instant now) {
        boolean renewed = isExpired(now) || isExhausted(policy);
        boolean newWindow = isNewWindow(policy, now);
        return new MailedCode(
                renewed ? fresh : code,
                renewed ? now.plus(policy.validity()) : expiresAt,
                renewed ? 0 : failures,
                newWindow ? 1 : resends + 1,
                newWindow ? now : resendsSince,
                now);
    }

    private boolean isNewWindow(CodePolicy policy, Instant now) {
        var since = resendsSince;
        return since == null || !now.isBefore(since.plus(policy.resendWindow()));
    }

    private Instant windowEnd(CodePolicy policy, Instant last) {
        var since = resendsSince;
        return (since == null ? last : since).plus(policy.resendWindow());
    }
}
