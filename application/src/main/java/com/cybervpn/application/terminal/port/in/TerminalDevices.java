package com.cybervpn.application.terminal.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.Device;
import com.cybervpn.domain.terminal.DeviceType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The devices that somebody uses (T-USR-3). */
public interface TerminalDevices {
    /** Notes that an account signed in on a device. Joins the open transaction. */
    void seen(AccountId account, Sighting sighting);

    /** Notes that the device which the caller signed in on, where the caller named one, opened a socket. */
    void opened(Caller caller);

    /** The last active first. */
    List<Device> list(Caller caller);

    /**
     * Forgets one of the caller's devices, so that another one may synchronise in its place. It comes back as a new one.
     *
     * @return false when the caller has no such device
     */
    boolean forget(Caller caller, String device);

    /**
     * A device that showed itself.
     *
     * @param name null when the client does not say it
     * @param type null when the client does not say it
     */
    record Sighting(
            String id, @Nullable String name, @Nullable DeviceType type) {}
}
