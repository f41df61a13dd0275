package com.cybervpn.domain.identity;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Telegram has signed: who somebody is, and when they showed it.
 *
 * @param firstName as the person calls themselves; null when Telegram did not say
 */
public record TelegramProof(
        TelegramIdentity identity, @Nullable String firstName, Instant shownAt) {
    private static final Pattern LOGIN = Pattern.compile("[a-zA-Z0-9_]{3,32}");

    /** How old the proof is, by the policy's measure. */
    public Age age(TelegramProofPolicy policy, Instant now) {
        if (shownAt.isBefore(now.minus(policy.maxAge()))) return Age.STALE;
        return shownAt.isAfter(now.plus(policy.maxAhead())) ? Age.FROM_THE_FUTURE : Age.FRESH;
    }

    /** The login of a new account. */
    public Login wantedLogin() {
        var username = identity.username();
        if (username != null && LOGIN.matcher(username).matches()) return new Login(username);
        return Login.derivedFrom(firstName == null ? "" : firstName, "tg_" + identity.id());
    }

    /** Whether a proof still counts. */
    public enum Age {
        FRESH,
        STALE,
        FROM_THE_FUTURE
    }
}
