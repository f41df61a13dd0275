package com.cybervpn.application.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.identity.port.out.Accounts;
import com.cybervpn.application.identity.port.out.SampleAccountStore;
import com.cybervpn.application.identity.port.out.Sessions;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.identity.Login;
import com.cybervpn.domain.identity.PasswordHash;
import com.cybervpn.domain.identity.Session;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Role;
import com.cybervpn.domain.shared.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What every {@link SampleAccountStore} must do. */
public interface SampleAccountStoreContract {
    Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    AtomicLong COUNT = new AtomicLong();

    SampleAccountStore samples();

    Accounts accounts();

    Sessions sessions();

    @Test
    default void storesThemAsAccounts() {
        var one = account(NOW);
        var two = account(NOW.plusSeconds(1));

        samples().add(List.of(two, one));

        assertThat(accounts().find(one.id())).contains(one);
        assertThat(samples().openedBefore(NOW.plusSeconds(2))).containsSubsequence(one.id(), two.id());
        assertThat(samples().openedBefore(NOW)).doesNotContain(one.id(), two.id());
    }

    @Test
    default void knowsWhichNumbersAreTaken() {
        samples().addNumbered(Map.of(701, account(NOW), 703, account(NOW)));

        assertThat(samples().numbersUpTo(702)).contains(701).doesNotContain(702, 703);
        assertThat(samples().numbersUpTo(703)).contains(701, 703);
    }

    @Test
    default void removesNobodyElse() {
        var sample = account(NOW);
        var person = account(NOW);
        var promoted = account(NOW).withRole(Role.ADMIN);
        samples().add(List.of(sample, promoted));
        accounts().add(person);

        var removed = samples().remove(List.of(sample.id(), person.id(), promoted.id()), NOW);

        assertThat(removed.accounts()).isEqualTo(1);
        assertThat(accounts().find(sample.id())).isEmpty();
        assertThat(accounts().find(person.id())).isPresent();
        assertThat(accounts().find(promoted.id())).isPresent();
    }

    @Test
    default void tellsWhichSessionsEnded() {
        var sample = account(NOW);
        samples().add(List.of(sample));
        var session = new Session(
                new SessionId(new UUID(0x5a5a, COUNT.incrementAndGet())),
                sample.id(),
                null,
                "192.0.2.1",
                "test",
                null,
                false,
                NOW,
                NOW,
                NOW.plusSeconds(60));
        sessions().start(session, 10);

        var removed = samples().remove(List.of(sample.id()), NOW.plusSeconds(1));

        assertThat(removed.liveSessions()).isEqualTo(Map.of(session.id(), sample.id()));
        assertThat(sessions().find(session.id(), NOW)).isEmpty();
    }

    private static Account account(Instant createdAt) {
        long number = COUNT.incrementAndGet();
        String name = "sample_" + number;
        return Account.opened(
                        new AccountId(new UUID(0x5a5a_7000L, 0x8000_0000_0000_0000L | number)),
                        new Login(name),
                        Role.MOBILE_USER,
                        createdAt)
                .withVerifiedEmail(new EmailAddress(name + "@example.com"))
                .withPassword(new PasswordHash("$hash$" + number));
    }
}
