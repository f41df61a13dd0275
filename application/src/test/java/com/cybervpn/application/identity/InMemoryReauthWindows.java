package com.cybervpn.application.identity;

import com.cybervpn.application.identity.port.out.ReauthWindows;
import com.cybervpn.domain.shared.SessionId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** {@link ReauthWindows} in a map. */
public final class InMemoryReauthWindows implements ReauthWindows {
    private final Map<SessionId, Instant> rows = new HashMap<>();

    @Override
    public synchronized void open(SessionId session, Instant until) {
        rows.put(session, until);
    }

    @Override
    public synchronized boolean isOpen(SessionId session, Instant now) {
        return rows.getOrDefault(session, Instant.MIN).isAfter(now);
    }
}
