package com.cybervpn.application.deployer.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.deployer.Reachability;
import com.cybervpn.domain.deployer.ServerId;

/** Whether servers can be reached (D-CON). */
public interface ServerReachability {
    /** Tries now. */
    Answer<Reachability> test(Caller caller, ServerId server);

    /** What the last try said; tries now when there was none. */
    Answer<Reachability> lastKnown(Caller caller, ServerId server);
}
