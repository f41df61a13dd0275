package com.cybervpn.domain.identity;

import java.time.Duration;

/**
 * Limits of two-factor sign-in.
 *
 * @param issuer the service's name in authenticator apps
 * @param reauthWindow how long a password that was shown again counts
 * @param pendingTtl how long a new secret waits for its first code
 * @param recoveryCodes how many are handed out
 */
public record SecondFactorPolicy(String issuer, Duration reauthWindow, Duration pendingTtl, int recoveryCodes) {}
