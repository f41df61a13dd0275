package com.cybervpn.application.vpn.service;

import com.cybervpn.application.vpn.port.out.PanelSystem;
import com.cybervpn.application.vpn.port.out.Probe;

/** Asks the panel for its version, which needs the token as well. */
public final class PanelProbe implements Probe {
    private final PanelSystem panel;

    public PanelProbe(PanelSystem panel) {
        this.panel = panel;
    }

    @Override
    public String component() {
        return "remnawave";
    }

    @Override
    public boolean essential() {
        return true;
    }

    @Override
    public void check() {
        panel.version();
    }
}
