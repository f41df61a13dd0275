package com.cybervpn.application.identity.port.out;

import com.cybervpn.domain.identity.TotpSecret;
import java.time.Instant;
import java.util.OptionalLong;

/** Time-based one-time passwords: SHA-1, six digits, 30 seconds (RFC 6238, R-205). */
public interface Totp {
    /**
     * The time step that {@code code} belongs to, one step before and after {@code now} allowed; empty when it is none of
     * them.
     */
    OptionalLong stepOf(TotpSecret secret, String code, Instant now);
}
