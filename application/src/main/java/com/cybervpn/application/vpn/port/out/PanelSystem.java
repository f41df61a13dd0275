package com.cybervpn.application.vpn.port.out;

import com.cybervpn.domain.vpn.PanelTotals;
import java.time.LocalDate;

/** The panel about itself. Failures as in {@link PanelUsers}. */
public interface PanelSystem {
    /** The panel's version: {@code 3.3.2}. A cheap call that needs the token: it also serves as a probe of its health. */
    String version();

    PanelTotals totals();

    /**
     * Bytes that went through all servers.
     *
     * @param from first day, UTC
     * @param to last day, UTC, included
     */
    long trafficBytes(LocalDate from, LocalDate to);
}
