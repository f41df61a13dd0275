package com.cybervpn.application.deployer.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.HostKeys;
import java.util.List;

/** The host keys that the platform trusts, for all that speaks SSH. */
public interface TrustedHosts {
    List<HostKeys.Entry> list(Caller caller);

    /** Trusts the key that a server offers now instead of the one it had; the act is audited. Needs an administrator. */
    Answer<HostKeys.Entry> approve(Caller caller, String host, int port, String fingerprint);
}
