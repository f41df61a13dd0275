package com.cybervpn.domain.terminal;

import com.cybervpn.domain.shared.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A machine that an account signs in to again and again; holds no secret (T-SSH-4).
 *
 * @param name the owner's own, unique among their profiles
 * @param key the owner's key that signs in; null when none was chosen
 * @param version optimistic-lock counter, 0 for a new profile
 */
public record SshProfile(
        SshProfileId id,
        AccountId owner,
        String name,
        SshDestination destination,
        @Nullable SshKeyId key,
        Instant createdAt,
        Instant modifiedAt,
        long version) {
    public static final int MAX_NAME = 100;

    public SshProfile {
        if (!isName(name)) throw new IllegalArgumentException("not a name of a profile");
    }

    /** Whether a profile or key may be called so: 1 to 100 characters, no control characters, not only spaces. */
    public static boolean isName(String text) {
        return !text.isBlank() && text.length() <= MAX_NAME && text.chars().noneMatch(Character::isISOControl);
    }

    public SshProfile changed(String newName, SshDestination newDestination, @Nullable SshKeyId newKey, Instant now) {
        return new SshProfile(id, owner, newName, newDestination, newKey, createdAt, now, version);
    }

    /** As the store holds it after one more change. */
    public SshProfile stored() {
        return new SshProfile(id, owner, name, destination, key, createdAt, modifiedAt, version + 1);
    }
}
