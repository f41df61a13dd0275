package com.cybervpn.application.hosting.port.in;

import com.cybervpn.domain.shared.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with an account, as hosting shows them.
 *
 * @param email empty for accounts without an address
 */
public record Customer(
        AccountId id,
        String email,
        boolean emailVerified,
        @Nullable String fullName,
        @Nullable String companyName,
        boolean administrator,
        Instant createdAt,
        Instant updatedAt) {}
