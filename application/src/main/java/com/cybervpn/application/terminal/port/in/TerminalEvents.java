package com.cybervpn.application.terminal.port.in;

/** What is told to all instances about the terminal, so that open sockets can show it. */
public final class TerminalEvents {
    public static final String TOPIC = "terminal";
    /**
     * Items of one type changed; whoever has a copy pulls (T-SYNC-12). The event's audience is the account. Its members are
     * those of the frame that a socket sends on.
     */
    public static final String SYNC_UPDATE = "sync_update";
    /** Member of {@link #SYNC_UPDATE}: {@code settings}. */
    public static final String DATA_TYPE = "data_type";
    /** Member of {@link #SYNC_UPDATE}: a map with how many items {@code changed}. */
    public static final String DATA = "data";
    /** Member of {@link #SYNC_UPDATE}: the device that made the change and need not be told; null when all must be. */
    public static final String DEVICE = "device_id";

    private TerminalEvents() {}
}
