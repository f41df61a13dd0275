package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.in.DeviceDescription;
import com.cybervpn.application.identity.port.in.OwnDevices;
import com.cybervpn.application.identity.port.out.AppDevices;
import com.cybervpn.application.identity.port.out.PushTokens;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.identity.AppDevice;
import com.cybervpn.domain.identity.Platform;
import com.cybervpn.domain.identity.PushToken;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Secret;
import java.time.InstantSource;

/** {@link OwnDevices}, and the same for whoever has just come in. */
public final class DeviceDesk implements OwnDevices {
    private final AppDevices devices;
    private final PushTokens pushTokens;
    private final Transactions transactions;
    private final InstantSource clock;

    public DeviceDesk(AppDevices devices, PushTokens pushTokens, Transactions transactions, InstantSource clock) {
        this.devices = devices;
        this.pushTokens = pushTokens;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public AppDevice register(Caller caller, DeviceDescription device) {
        return remember(caller.account(), device);
    }

    @Override
    public PushToken registerPush(Caller caller, String deviceId, Platform platform, Secret token) {
        return registerPush(caller.account(), deviceId, platform, token);
    }

    @Override
    public void unregisterPush(Caller caller, String deviceId) {
        pushTokens.remove(caller.account(), deviceId);
    }

    AppDevice remember(AccountId account, DeviceDescription seen) {
        var now = clock.instant();
        return transactions.inTransaction(() -> {
            var token = seen.pushToken();
            if (token != null) registerPush(account, seen.id(), seen.platform(), token);
            return devices.save(new AppDevice(
                    account,
                    seen.id(),
                    seen.platform(),
                    seen.platformId(),
                    seen.osVersion(),
                    seen.appVersion(),
                    seen.model(),
                    now,
                    now));
        });
    }

    private PushToken registerPush(AccountId account, String deviceId, Platform platform, Secret token) {
        var registered = new PushToken(account, deviceId, platform, token, clock.instant());
        transactions.run(() -> pushTokens.register(registered));
        return registered;
    }
}
