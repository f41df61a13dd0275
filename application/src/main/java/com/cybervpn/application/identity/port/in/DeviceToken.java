package com.cybervpn.application.identity.port.in;

import com.cybervpn.domain.shared.Secret;
import java.time.Instant;

/** What a phone keeps behind a fingerprint. */
public record DeviceToken(Secret value, Instant expiresAt) {}
