package com.cybervpn.domain.hosting;

import java.text.Normalizer;
import java.util.Locale;

/** What the owner calls an app: trimmed, 1 to 63 characters, unique among the owner's apps (H-APP-1, H-APP-2). */
public record AppName(String value) {
    private static final int MAX_LENGTH = 63;
    private static final int MAX_SLUG = 40;

    public AppName {
        value = value.strip();
        if (value.isEmpty()) throw new InvalidValue("name is required");
        if (value.length() > MAX_LENGTH) throw new InvalidValue("name must have at most 63 characters");
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValue("name must not contain control characters");
        }
    }

    /** Lower-case letters, digits and single dashes: safe in image names, labels and paths. Never empty. */
    public String slug() {
        String ascii = Normalizer.normalize(value, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        String dashed = ascii.replaceAll("\\p{M}+", "").replaceAll("[^a-z0-9]+", "-");
        String cut = dashed.substring(0, Math.min(dashed.length(), MAX_SLUG)).replaceAll("^-+|-+$", "");
        return cut.isEmpty() ? "app" : cut;
    }

    @Override
    public String toString() {
        return value;
    }
}
