package com.cybervpn.application.vpn.service;

import com.cybervpn.application.shared.port.in.JobHandler;
import com.cybervpn.application.vpn.port.in.VpnAccess;
import com.cybervpn.domain.shared.AccountId;
import java.time.Duration;
import java.util.UUID;

/**
 * Takes what tells of a person away from the panel as well, once the account is erased: later and again until it
 * worked, since the panel may be down.
 */
public final class ForgetOwner implements JobHandler {
    /** Its jobs are named by the account. */
    public static final String KIND = "vpn.forget-owner";

    private final VpnAccess access;

    public ForgetOwner(VpnAccess access) {
        this.access = access;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Duration retryAfter(int failures) {
        return Patience.after(failures);
    }

    @Override
    public void run(String id) {
        access.anonymise(new AccountId(UUID.fromString(id)));
    }
}
