package com.cybervpn.application.identity.port.out;

import com.cybervpn.domain.shared.AccountId;
import org.jspecify.annotations.Nullable;

/** Whoever keeps a list of the devices that people sign in on. */
@FunctionalInterface
public interface DeviceSightings {
    /**
     * A session started on a device. Joins the open transaction.
     *
     * @param type as the client says it; null when it does not
     */
    void seen(AccountId account, String device, @Nullable String type);
}
