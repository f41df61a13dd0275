package com.cybervpn.application.vpn.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.vpn.Usage;
import java.util.Optional;

/** Shows an account how much of its access it has used; empty without a VPN user. */
public interface ReadOwnUsage {
    Optional<Usage> read(Caller caller);
}
