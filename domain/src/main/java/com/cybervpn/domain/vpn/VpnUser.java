package com.cybervpn.domain.vpn;

import com.cybervpn.domain.shared.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * A VPN user: the id that our clients know it by, and what the panel keeps about it.
 *
 * @param owner the account whose access this is; null for users that staff keep by hand
 */
public record VpnUser(VpnUserId id, @Nullable AccountId owner, PanelUser panel) {}
