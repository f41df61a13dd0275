package com.cybervpn.domain.hosting;

import com.cybervpn.domain.shared.Secret;
import java.time.Instant;

/** A variable that an app finds in its environment from its next deployment on (H-ENV-4). */
public record EnvVar(EnvVarId id, AppId app, EnvKey key, Secret value, Instant createdAt, Instant updatedAt) {
    private static final int MAX_LENGTH = 32_768;

    public EnvVar {
        if (value.reveal().indexOf('\0') >= 0) throw new InvalidValue("value must not contain NUL");
        if (value.reveal().length() > MAX_LENGTH) throw new InvalidValue("value must have at most 32768 characters");
    }

    public EnvVar withValue(Secret newValue, Instant now) {
        return new EnvVar(id, app, key, newValue, createdAt, now);
    }
}
