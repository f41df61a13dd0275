package com.cybervpn.application.terminal.port.out;

import com.cybervpn.application.terminal.port.in.TerminalDevices.Sighting;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.Device;
import java.time.Instant;
import java.util.List;

/** The devices of each account. */
public interface Devices {
    /** How many that never synchronised are kept of one account. */
    int MOST_IDLE = 100;

    /**
     * Adds a device, or notes that it is there: its last activity moves, name and type change when they are said. Beyond
     * {@link #MOST_IDLE}, the longest idle of those that never synchronised are forgotten.
     */
    void seen(AccountId account, Sighting sighting, Instant at);

    /** As {@link #seen}; from now on it counts as one that synchronises. */
    void synced(AccountId account, Sighting sighting, Instant at);

    /** The last active first. */
    List<Device> list(AccountId account);

    /** Those that synchronise, in any order. */
    List<Device> syncing(AccountId account);

    /** False when there is no such device. */
    boolean forget(AccountId account, String device);

    void forgetAll(AccountId account);
}
