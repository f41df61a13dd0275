package com.cybervpn.domain.identity;

import com.cybervpn.domain.shared.Secret;

/** A new password that its {@link PasswordPolicy} accepts. */
public record Password(Secret secret) {
    /**
     * @throws IllegalArgumentException when the policy finds a weakness; ask it first
     */
    public static Password of(String raw, PasswordPolicy policy) {
        policy.weakness(raw).ifPresent(weakness -> {
            throw new IllegalArgumentException(weakness.message());
        });
        return new Password(Secret.of(raw));
    }
}
