package com.cybervpn.application.identity.port.out;

import com.cybervpn.domain.identity.AppDevice;
import com.cybervpn.domain.shared.AccountId;

/** The phones that people use the app on; one entry for each account and device. */
public interface AppDevices {
    /** Stores a device, or what is new about one; when it was first registered stays as it is. */
    AppDevice save(AppDevice device);

    /** Forgets all devices of an account. */
    void forget(AccountId account);
}
