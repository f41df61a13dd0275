package com.cybervpn.application.vpn.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.vpn.Inbound;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Inbounds of the panel without their secrets, for admins. */
public interface Inbounds {
    List<Inbound> list(Caller caller);

    Optional<Inbound> read(Caller caller, UUID id);
}
