package com.cybervpn.application.vpn;

import com.cybervpn.application.vpn.port.out.PanelSystem;
import com.cybervpn.domain.vpn.PanelTotals;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** A panel that reports what a test put in. */
public final class InMemoryPanelSystem implements PanelSystem {
    private final PanelOutage outage;
    private final TreeMap<LocalDate, Long> traffic = new TreeMap<>();
    private PanelTotals totals = new PanelTotals(0, 0, 0, 0, 0, 0, 0);

    public InMemoryPanelSystem(PanelOutage outage) {
        this.outage = outage;
    }

    public void setTotals(PanelTotals newTotals) {
        totals = newTotals;
    }

    public void setTraffic(Map<LocalDate, Long> bytesByDay) {
        traffic.clear();
        traffic.putAll(bytesByDay);
    }

    @Override
    public String version() {
        outage.check();
        return "3.3.2";
    }

    @Override
    public PanelTotals totals() {
        outage.check();
        return totals;
    }

    @Override
    public long trafficBytes(LocalDate from, LocalDate to) {
        outage.check();
        return traffic.subMap(from, true, to, true).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
