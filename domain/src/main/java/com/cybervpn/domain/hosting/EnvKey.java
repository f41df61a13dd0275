package com.cybervpn.domain.hosting;

import java.util.regex.Pattern;

/** The name of an environment variable (H-ENV-1). */
public record EnvKey(String value) {
    private static final int MAX_LENGTH = 255;
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    public EnvKey {
        if (value.isEmpty()) throw new InvalidValue("key is required");
        if (value.length() > MAX_LENGTH || !SHAPE.matcher(value).matches()) {
            throw new InvalidValue("key must have letters, digits and underscores only and not start with a digit");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
