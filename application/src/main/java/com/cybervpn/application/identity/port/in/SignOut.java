package com.cybervpn.application.identity.port.in;

import com.cybervpn.application.shared.Origin;
import org.jspecify.annotations.Nullable;

/** Ends the sessions that the presented tokens belong to. Tokens that are worth nothing are ignored. */
public interface SignOut {
    void signOut(Command command);

    /** Either may be absent. */
    record Command(@Nullable String refreshToken, @Nullable String accessToken, Origin origin) {}
}
