package com.cybervpn.application.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.identity.port.out.Profiles;
import com.cybervpn.domain.identity.NotificationPreferences;
import com.cybervpn.domain.identity.ProfileDetails;
import com.cybervpn.domain.shared.AccountId;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** What every {@link Profiles} must do. */
public interface ProfilesContract {
    Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    Profiles profiles();

    /** A stored account of its own for each call. */
    AccountId newAccount();

    @Test
    default void keepsWhatWasSaidLast() {
        var account = newAccount();
        var first = new ProfileDetails("https://example.com/a.png", ZoneId.of("Europe/Berlin"), NOW);
        var second = new ProfileDetails(null, ZoneId.of("UTC"), NOW.plusSeconds(60));

        assertThat(profiles().details(account)).isEmpty();
        profiles().save(account, first);
        assertThat(profiles().details(account)).contains(first);
        profiles().save(account, second);
        assertThat(profiles().details(account)).contains(second);
    }

    @Test
    default void hasPreferencesForEverybody() {
        var account = newAccount();
        var quiet = new NotificationPreferences(false, false, false, false, false);

        assertThat(profiles().preferences(account)).isEqualTo(NotificationPreferences.DEFAULT);
        profiles().save(account, quiet);
        profiles().save(account, quiet);
        assertThat(profiles().preferences(account)).isEqualTo(quiet);
    }

    @Test
    default void forgets() {
        var account = newAccount();
        profiles().save(account, new ProfileDetails("https://example.com/a.png", ZoneId.of("UTC"), NOW));
        profiles().save(account, new NotificationPreferences(false, true, false, false, false));

        profiles().forget(account);

        assertThat(profiles().details(account)).isEmpty();
        assertThat(profiles().preferences(account)).isEqualTo(NotificationPreferences.DEFAULT);
    }
}
