package com.cybervpn.application.deployer.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.shared.HostKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The host keys that the platform trusts, for all that speaks SSH. */
public interface TrustedHosts {
    List<Known> list(Caller caller);

    /** Trusts the key that a server offers now instead of the one it had; the act is audited. */
    Answer<Known> approve(Caller caller, String host, int port, String fingerprint);

    /**
     * @param refused another key that was offered later; null when there is none
     */
    record Known(
            HostKey trusted,
            Instant since,
            @Nullable HostKey refused,
            @Nullable Instant refusedAt) {}
}
