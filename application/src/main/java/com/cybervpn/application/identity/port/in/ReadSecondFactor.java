package com.cybervpn.application.identity.port.in;

import com.cybervpn.application.shared.Caller;

/** Shows callers whether their second factor is on, and whether a code would be right. */
public interface ReadSecondFactor {
    boolean isOn(Caller caller);

    /**
     * Uses nothing up.
     *
     * @throws com.cybervpn.application.shared.ApplicationFailure.TooManyRequests after too many wrong codes
     */
    boolean isRight(Caller caller, String code);
}
