package com.cybervpn.domain.identity;

import java.time.Duration;

/**
 * Who may open an account on the vpn surface by themselves.
 *
 * @param open whether anybody may
 * @param inviteRequired whether it takes an invite
 * @param inviteTtl how long an invite is good
 */
public record RegistrationPolicy(boolean open, boolean inviteRequired, Duration inviteTtl) {}
