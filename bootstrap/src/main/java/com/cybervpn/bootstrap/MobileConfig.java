package com.cybervpn.bootstrap;

import com.cybervpn.application.identity.service.EnterOnDeviceService;
import com.cybervpn.application.shared.port.out.RateLimits.Limit;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;

/**
 * Limits and lifetimes of the mobile app.
 *
 * @param registrations from one place within {@code registrationsWindow}
 * @param logins on one device within {@code loginsWindow}
 * @param biometricTtl how long a phone's token behind a fingerprint is good
 * @param pushTtl how long after its last registration a push token is kept
 */
@ConfigurationProperties("mobile")
record MobileConfig(
        @Bindable(defaultValue = "3") @Min(1) int registrations,
        @Bindable(defaultValue = "1m") @NotNull Duration registrationsWindow,
        @Bindable(defaultValue = "5") @Min(1) int logins,
        @Bindable(defaultValue = "1m") @NotNull Duration loginsWindow,
        @Bindable(defaultValue = "90d") @NotNull Duration biometricTtl,
        @Bindable(defaultValue = "90d") @NotNull Duration pushTtl) {
    EnterOnDeviceService.Terms terms() {
        return new EnterOnDeviceService.Terms(
                new Limit(registrations, registrationsWindow), new Limit(logins, loginsWindow));
    }
}
