package com.cybervpn.application.identity.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.identity.AppDevice;
import com.cybervpn.domain.identity.Platform;
import com.cybervpn.domain.identity.PushToken;
import com.cybervpn.domain.shared.Secret;

/** The caller's phones, and how they are reached. */
public interface OwnDevices {
    /** Stores a phone, or what is new about it. */
    AppDevice register(Caller caller, DeviceDescription device);

    /** Replaces what was known of that device. */
    PushToken registerPush(Caller caller, String deviceId, Platform platform, Secret token);

    /** Nothing happens when there was none. */
    void unregisterPush(Caller caller, String deviceId);
}
