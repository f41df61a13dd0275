package com.cybervpn.bootstrap.database;

import io.micronaut.context.annotation.ConfigurationProperties;
import org.jspecify.annotations.Nullable;

/**
 * Which database to use.
 *
 * @param url {@code postgres://user:password@host:port/name?parameters}, {@code postgresql://...} or
 *     {@code jdbc:postgresql://...}; absent: the embedded one
 * @param user counts more than the one in {@code url}
 * @param password counts more than the one in {@code url}
 */
@ConfigurationProperties("database")
record DatabaseSettings(
        @Nullable String url,
        @Nullable String user,
        @Nullable String password) {
    @Override
    public String toString() {
        return "DatabaseSettings[***]";
    }
}
