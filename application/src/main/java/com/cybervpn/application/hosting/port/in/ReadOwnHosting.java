package com.cybervpn.application.hosting.port.in;

import com.cybervpn.application.shared.Caller;
import java.util.Optional;

/** Shows callers who they are and what of their plan is in use (H-USR). */
public interface ReadOwnHosting {
    /** Empty when the account is gone. */
    Optional<HostingAccount> read(Caller caller);
}
