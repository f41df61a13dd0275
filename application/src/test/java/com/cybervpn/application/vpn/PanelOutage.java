package com.cybervpn.application.vpn;

import com.cybervpn.application.shared.ApplicationFailure;

/** Makes the in-memory panel fail on demand, and counts its calls: all its parts share one. */
public final class PanelOutage {
    private boolean down;
    private int calls;

    public synchronized void begin() {
        down = true;
    }

    public synchronized void end() {
        down = false;
    }

    public synchronized int calls() {
        return calls;
    }

    synchronized void check() {
        calls++;
        if (down) throw new ApplicationFailure.UpstreamFailed("remnawave", null);
    }
}
