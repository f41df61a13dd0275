package com.cybervpn.application.identity.port.in;

import com.cybervpn.application.shared.Caller;

/** Opens an account that failed sign-ins have locked, also one locked for good. For administrators. */
public interface UnlockAccount {
    /**
     * @param identifier login or e-mail address
     * @return false when nobody has it
     */
    boolean unlock(Caller caller, String identifier);
}
