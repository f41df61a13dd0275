package com.cybervpn.application.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.identity.port.out.AppDevices;
import com.cybervpn.domain.identity.AppDevice;
import com.cybervpn.domain.identity.Platform;
import com.cybervpn.domain.shared.AccountId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link AppDevices} must do. */
public interface AppDevicesContract {
    Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    AppDevices devices();

    /** A stored account of its own for each call. */
    AccountId newAccount();

    @Test
    default void remembersSinceWhen() {
        var account = newAccount();
        devices().save(device(account, "1.0", NOW));

        var updated = devices().save(device(account, "1.1", NOW.plusSeconds(60)));

        assertThat(updated.registeredAt()).isEqualTo(NOW);
        assertThat(updated.lastActiveAt()).isEqualTo(NOW.plusSeconds(60));
        assertThat(updated.appVersion()).isEqualTo("1.1");
    }

    @Test
    default void forgetsAll() {
        var account = newAccount();
        devices().save(device(account, "1.0", NOW));

        devices().forget(account);

        var again = devices().save(device(account, "1.0", NOW.plusSeconds(60)));
        assertThat(again.registeredAt()).isEqualTo(NOW.plusSeconds(60));
    }

    private static AppDevice device(AccountId account, String appVersion, Instant at) {
        return new AppDevice(account, "phone", Platform.IOS, "platform", "18.1", appVersion, "Model", at, at);
    }
}
