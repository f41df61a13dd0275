package com.cybervpn.persistence.shared;

import com.cybervpn.domain.shared.Secret;

/**
 * Where the database is, and as whom to sign in. Offered as a bean by whoever knows: the configuration, or the embedded
 * database.
 *
 * @param jdbcUrl {@code jdbc:postgresql://...}, without credentials
 */
public record DatabaseAddress(String jdbcUrl, String user, Secret password) {}
