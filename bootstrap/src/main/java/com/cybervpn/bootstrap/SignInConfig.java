package com.cybervpn.bootstrap;

import com.cybervpn.domain.identity.LockoutPolicy;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.ConversionService;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;

/**
 * How sign-in by password treats failures.
 *
 * @param failureFloor how long a failure takes at least
 * @param locks after how many failures in a row for how long: {@code 5=30s}
 * @param bearerLocks the same on the terminal and hosting surfaces (T-AUTH-5)
 * @param lockForever from how many failures on only an administrator opens the account again
 * @param memory how long after the last failure the count starts anew
 */
@ConfigurationProperties("sign-in")
record SignInConfig(
        @Bindable(defaultValue = "100ms") @NotNull Duration failureFloor,

        @Bindable(defaultValue = "5=30s,10=5m,15=30m") @NotNull
        List<String> locks,

        @Bindable(defaultValue = "5=15m,10=15m,15=30m") @NotNull
        List<String> bearerLocks,

        @Bindable(defaultValue = "20") @Min(1) int lockForever,
        @Bindable(defaultValue = "1h") @NotNull Duration memory) {
    LockoutPolicy lockout() {
        return policy("sign-in.locks", locks);
    }

    LockoutPolicy bearerLockout() {
        return policy("sign-in.bearer-locks", bearerLocks);
    }

    private LockoutPolicy policy(String key, List<String> steps) {
        var parsed = new TreeMap<Integer, Duration>();
        for (var step : steps) {
            int equals = step.indexOf('=');
            try {
                var duration = ConversionService.SHARED.convertRequired(
                        step.substring(equals + 1).strip(), Duration.class);
                parsed.put(Integer.parseInt(step.substring(0, equals).strip()), duration);
            } catch (RuntimeException e) {
                throw new ConfigurationException(key + ": '" + step + "' is not like 5=30s", e);
            }
        }
        return new LockoutPolicy(parsed, lockForever, memory);
    }
}
