package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.out.BiometricTokens;
import com.cybervpn.application.identity.port.out.PushTokens;
import com.cybervpn.application.shared.port.in.RecurringJob;
import java.time.Duration;
import java.time.InstantSource;

/** Forgets phones that have not been heard of for long, and biometric tokens that are over. */
public final class PhoneRetention implements RecurringJob {
    private final PushTokens pushTokens;
    private final BiometricTokens biometrics;
    private final Duration every;
    private final Duration pushTtl;
    private final InstantSource clock;

    /**
     * @param pushTtl how long after its last registration a push token is kept
     */
    public PhoneRetention(
            PushTokens pushTokens, BiometricTokens biometrics, Duration every, Duration pushTtl, InstantSource clock) {
        this.pushTokens = pushTokens;
        this.biometrics = biometrics;
        this.every = every;
        this.pushTtl = pushTtl;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "phone-retention";
    }

    @Override
    public Duration every() {
        return every;
    }

    @Override
    public void run() {
        var now = clock.instant();
        pushTokens.purge(now.minus(pushTtl));
        biometrics.purge(now);
    }
}
