package com.cybervpn.application.operations.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.operations.AuditChainState;

/** Proves that nobody changed the record of who did what behind the platform's back, or shows where. */
public interface VerifyAuditTrail {
    /**
     * Takes seconds for a long trail.
     *
     * @throws com.cybervpn.application.shared.ApplicationFailure.Forbidden below admin
     */
    AuditChainState verify(Caller caller);
}
