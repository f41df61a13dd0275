package com.cybervpn.application.identity.port.out;

import com.cybervpn.domain.shared.SessionId;
import java.time.Instant;

/** The sessions whose owner has just shown the password again. */
public interface ReauthWindows {
    void open(SessionId session, Instant until);

    boolean isOpen(SessionId session, Instant now);
}
