package com.cybervpn.application.terminal.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.terminal.TerminalSession;
import com.cybervpn.domain.terminal.TerminalSessionId;
import java.util.List;

/** The caller's own shells that are open now. */
public interface OwnTerminalSessions {
    /** The newest first. */
    List<TerminalSession> list(Caller caller);

    /**
     * Ends one with all that runs in it, on whichever instance it lives.
     *
     * @return false when the caller has no such session open
     */
    boolean close(Caller caller, TerminalSessionId id);
}
