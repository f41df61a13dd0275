package com.cybervpn.domain.vpn;

import org.jspecify.annotations.Nullable;

/**
 * A named value that operators keep for their own clients.
 *
 * @param value any JSON: text, number, boolean, list or map
 */
public record Setting(
        int id, String key, Object value, @Nullable String description, boolean isPublic) {}
