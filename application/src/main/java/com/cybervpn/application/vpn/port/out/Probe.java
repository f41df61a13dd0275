package com.cybervpn.application.vpn.port.out;

/** Tells whether one component that the platform stands on answers. */
public interface Probe {
    /** As the health report names it: {@code database}. */
    String component();

    /** Whether the platform is of no use without it; else it is only slower. */
    boolean essential();

    /**
     * Asks the component, and throws when it does not answer well.
     */
    void check();
}
