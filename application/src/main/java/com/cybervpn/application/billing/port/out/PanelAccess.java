package com.cybervpn.application.billing.port.out;

import com.cybervpn.domain.billing.Allowance;
import com.cybervpn.domain.billing.Standing;
import com.cybervpn.domain.billing.Subscriber;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The VPN users behind the subscribers. Each call may block on the panel and throws
 * {@link com.cybervpn.application.shared.ApplicationFailure.UpstreamFailed} when that does not answer usably. Repeating a
 * call changes nothing.
 */
public interface PanelAccess {
    /** Whom a {@code user_uuid} of the API names: an account, or a VPN user. Does not ask the panel. */
    Optional<Subscriber> subscriber(UUID userUuid);

    /** Access as the panel has it; empty without a VPN user. */
    Optional<Standing> standing(Subscriber subscriber);

    /**
     * Lets the subscriber in until the given moment, making an account's VPN user when there is none, and enables it.
     *
     * @param until absolute and in the future
     * @param allowance null leaves what the panel has
     * @return false when the VPN user is gone and cannot be made again
     */
    boolean grant(Subscriber subscriber, Instant until, @Nullable Allowance allowance);

    /** Shuts the subscriber out; nothing happens without a VPN user. */
    void shutOut(Subscriber subscriber);
}
