package com.cybervpn.application.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cybervpn.application.identity.port.out.Accounts;
import com.cybervpn.application.identity.port.out.Accounts.Stored;
import com.cybervpn.application.shared.ApplicationFailure.ConcurrentChange;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.identity.Login;
import com.cybervpn.domain.identity.PasswordHash;
import com.cybervpn.domain.identity.TelegramIdentity;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Role;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Accounts} must do. */
public interface AccountsContract {
    Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    AtomicLong COUNT = new AtomicLong();

    Accounts accounts();

    @Test
    default void findsWhatWasStoredUnderEachOfItsNames() {
        var account = newAccount()
                .withRole(Role.OPERATOR)
                .withVerifiedEmail(new EmailAddress(unique("mail") + "@example.com"))
                .withPassword(new PasswordHash("hash"))
                .withDisplayName("Ann")
                .withLocale("ru")
                .withTelegram(new TelegramIdentity(COUNT.incrementAndGet(), "ann"));
        accounts().add(account);

        assertThat(accounts().find(account.id())).contains(account);
        assertThat(accounts().findByLogin(new Login(account.login().value().toUpperCase(Locale.ROOT))))
                .contains(account);
        assertThat(accounts().findByEmail(account.emailAddress().orElseThrow())).contains(account);
        assertThat(accounts().findByTelegram(COUNT.get())).contains(account);
        assertThat(accounts().findByTelegram(-1)).isEmpty();
    }

    @Test
    default void storesChanges() {
        var stored = done(accounts().add(newAccount()));
        var changed = done(accounts().save(stored.withDisplayName("Ann").deleted(NOW)));

        assertThat(changed.version()).isEqualTo(stored.version() + 1);
        assertThat(accounts().find(stored.id())).contains(changed);
    }

    @Test
    default void refusesToOverwriteAConcurrentChange() {
        var stored = done(accounts().add(newAccount()));
        accounts().save(stored.withDisplayName("first"));

        assertThatThrownBy(() -> accounts().save(stored.withDisplayName("second")))
                .isInstanceOf(ConcurrentChange.class);
    }

    @Test
    default void saysWhichNameIsTaken() {
        var telegram = new TelegramIdentity(COUNT.incrementAndGet(), null);
        var email = new EmailAddress(unique("taken") + "@example.com");
        var first = done(accounts().add(newAccount().withUnverifiedEmail(email).withTelegram(telegram)));
        var second = done(accounts().add(newAccount()));

        var sameLogin = newAccount().withLogin(new Login(first.login().value().toUpperCase(Locale.ROOT)));
        assertThat(accounts().add(sameLogin)).isEqualTo(new Stored.LoginTaken());
        assertThat(accounts().add(newAccount().withUnverifiedEmail(email))).isEqualTo(new Stored.EmailTaken());
        assertThat(accounts().add(newAccount().withTelegram(telegram))).isEqualTo(new Stored.TelegramTaken());
        assertThat(accounts().save(second.withLogin(sameLogin.login()))).isEqualTo(new Stored.LoginTaken());
        assertThat(accounts().save(second.withVerifiedEmail(email))).isEqualTo(new Stored.EmailTaken());
        assertThat(accounts().save(second.withTelegram(telegram))).isEqualTo(new Stored.TelegramTaken());
        assertThat(accounts().find(second.id())).contains(second);
    }

    @Test
    default void ofManyThatClaimOneLoginOneGetsIt() {
        var login = new Login(unique("wanted"));

        var stored = IntStream.range(0, 32)
                .parallel()
                .mapToObj(_ -> accounts().add(newAccount().withLogin(login)))
                .toList();

        assertThat(stored).filteredOn(Stored.Done.class::isInstance).hasSize(1);
        assertThat(stored).filteredOn(Stored.LoginTaken.class::isInstance).hasSize(31);
    }

    @Test
    default void knowsWhetherAnybodyAdministrates() {
        var admin = done(accounts().add(newAccount().withRole(Role.SUPER_ADMIN)));

        assertThat(accounts().anyInUseWithAtLeast(Role.ADMIN)).isTrue();
        accounts().save(admin.withActive(false));
        assertThat(accounts().anyInUseWithAtLeast(Role.SUPER_ADMIN)).isFalse();
    }

    private static Account newAccount() {
        return Account.opened(new AccountId(UUID.randomUUID()), new Login(unique("user")), Role.VIEWER, NOW);
    }

    private static String unique(String prefix) {
        return prefix + COUNT.incrementAndGet();
    }

    private static Account done(Stored stored) {
        return ((Stored.Done) stored).account();
    }
}
