package com.cybervpn.application.identity.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.identity.Invite;
import com.cybervpn.domain.shared.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Invites to register, for those who may manage them. */
public interface Invitations {
    /**
     * @param email the only address it is good for; null for any
     * @throws com.cybervpn.application.shared.ApplicationFailure.Forbidden for a role above the caller's own
     */
    Invite create(Caller caller, Role role, @Nullable EmailAddress email);

    /** The good ones, newest first. */
    List<Invite> open(Caller caller);

    /**
     * @param token as sent
     * @return false when there is no such invite
     */
    boolean revoke(Caller caller, String token);
}
