package com.cybervpn.application.identity.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.identity.Account;

/** Shows callers their own account. */
public interface ReadOwnAccount {
    /**
     * @throws IllegalStateException when the account vanished since the caller was authenticated
     */
    Account read(Caller caller);
}
