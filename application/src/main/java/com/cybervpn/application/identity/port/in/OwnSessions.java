package com.cybervpn.application.identity.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.identity.Session;
import java.util.List;

/** The caller's own live sessions. */
public interface OwnSessions {
    /** Newest first. */
    List<Session> list(Caller caller);

    /**
     * Ends the sessions on one device.
     *
     * @param device a device id, or the id of a session that has none
     * @return false when there is no such session
     */
    boolean end(Caller caller, String device);

    /**
     * Ends every session, the present one included.
     *
     * @return how many were live
     */
    int endAll(Caller caller);
}
