package com.cybervpn.application.vpn.port.in;

import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.vpn.VpnUser;
import com.cybervpn.domain.vpn.VpnUserId;
import com.cybervpn.domain.vpn.VpnUserLink;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An account's way into the VPN, for the contexts that sell it or open accounts; who may call is theirs to decide. Every
 * call may block on the panel and throws {@link com.cybervpn.application.shared.ApplicationFailure.UpstreamFailed} when it
 * does not answer usably. Repeating a call is harmless.
 */
public interface VpnAccess {
    /** The VPN user linked to this account; empty when there is none, or none on the panel any more. */
    Optional<VpnUser> of(AccountId owner);

    /** Makes sure that the account has a VPN user, without letting it in before something is {@link #grant granted}. */
    VpnUser provision(AccountId owner, @Nullable String email, @Nullable Long telegramId);

    /** Lets the account in until the given moment, making its VPN user when there is none, and enabling it. */
    VpnUser grant(Grant grant);

    /** Shuts the account out at once; nothing happens when it has no VPN user. */
    void disable(AccountId owner);

    /** Takes away from the panel what tells who the account's owner is; nothing happens when it has no VPN user. */
    void anonymise(AccountId owner);

    /** Our record of one VPN user, whoever owns it; does not ask the panel. */
    Optional<VpnUserLink> link(VpnUserId user);

    /** One VPN user, whoever owns it; empty when it is not on the panel. */
    Optional<VpnUser> read(VpnUserId user);

    /**
     * As {@link #grant(Grant)}, for a VPN user that exists.
     *
     * @return empty when it is not on the panel any more
     */
    Optional<VpnUser> grant(
            VpnUserId user, Instant until, @Nullable Long trafficLimitBytes, @Nullable Integer deviceLimit);

    /** As {@link #disable(AccountId)}, for a VPN user whoever owns it. */
    void disable(VpnUserId user);

    /**
     * @param until absolute, so that a repeated call extends nothing twice; must be in the future
     * @param trafficLimitBytes 0 is unlimited; null leaves it, or is unlimited for a new user
     * @param deviceLimit null leaves it, or is the panel's default for a new user
     */
    record Grant(
            AccountId owner,
            Instant until,
            @Nullable Long trafficLimitBytes,
            @Nullable Integer deviceLimit) {}
}
