package com.cybervpn.application.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.identity.port.out.Accounts;
import com.cybervpn.application.identity.port.out.Sessions;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.Login;
import com.cybervpn.domain.identity.Session;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Role;
import com.cybervpn.domain.shared.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Sessions} must do. */
public interface SessionsContract {
    Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    Instant EXPIRY = NOW.plus(Duration.ofDays(7));
    AtomicLong COUNT = new AtomicLong();

    Sessions sessions();

    /** The accounts that sessions belong to. */
    Accounts accounts();

    @Test
    default void findsALiveSession() {
        var session = started(newAccount(), NOW);

        assertThat(sessions().find(session.id(), NOW)).contains(session);
        assertThat(sessions().find(session.id(), EXPIRY)).isEmpty();
        assertThat(sessions().end(session.id(), NOW)).isTrue();
        assertThat(sessions().find(session.id(), NOW)).isEmpty();
        assertThat(sessions().end(session.id(), NOW)).isFalse();
    }

    @Test
    default void listsTheLiveOnesNewestFirst() {
        var account = newAccount();
        var older = started(account, NOW);
        var newer = started(account, NOW.plusSeconds(1));
        started(newAccount(), NOW);

        assertThat(sessions().liveOf(account.id(), NOW.plusSeconds(2))).containsExactly(newer, older);
    }

    @Test
    default void endsTheOldestBeyondTheLimit() {
        var account = newAccount();
        var oldest = started(account, NOW);
        var middle = started(account, NOW.plusSeconds(1));

        var ended = sessions().start(session(account, NOW.plusSeconds(2)), 2);

        assertThat(ended).containsExactly(oldest.id());
        assertThat(sessions().find(middle.id(), NOW.plusSeconds(2))).isPresent();
    }

    @Test
    default void keepsTheLimitWhenManyStartAtOnce() {
        var account = newAccount();

        IntStream.range(0, 32).parallel().forEach(i -> sessions().start(session(account, NOW.plusMillis(i)), 10));

        assertThat(sessions().liveOf(account.id(), NOW.plusSeconds(1))).hasSize(10);
    }

    @Test
    default void aRefreshTokenIsReplacedOnce() {
        var session = started(newAccount(), NOW);
        var later = EXPIRY.plusSeconds(60);

        var rotations = IntStream.range(0, 32)
                .parallel()
                .filter(i -> sessions().rotate(session.id(), "first", "next" + i, NOW.plusSeconds(60), later))
                .toArray();

        assertThat(rotations).hasSize(1);
        assertThat(sessions().find(session.id(), EXPIRY)).hasValueSatisfying(rotated -> {
            assertThat(rotated.refreshHash()).isEqualTo("next" + rotations[0]);
            assertThat(rotated.lastUsedAt()).isEqualTo(NOW.plusSeconds(60));
            assertThat(rotated.expiresAt()).isEqualTo(later);
        });
    }

    @Test
    default void nothingIsReplacedInASessionThatIsOver() {
        var ended = started(newAccount(), NOW);
        sessions().end(ended.id(), NOW);
        var expired = started(newAccount(), NOW);

        assertThat(sessions().rotate(ended.id(), "first", "next", NOW, EXPIRY)).isFalse();
        assertThat(sessions().rotate(expired.id(), "first", "next", EXPIRY, EXPIRY.plusSeconds(1)))
                .isFalse();
    }

    @Test
    default void prolongsButNeverShortens() {
        var session = started(newAccount(), NOW);

        sessions().prolong(session.id(), NOW.plusSeconds(1), EXPIRY.minusSeconds(60));
        assertThat(sessions().find(session.id(), NOW).orElseThrow().expiresAt()).isEqualTo(EXPIRY);
        sessions().prolong(session.id(), NOW.plusSeconds(1), EXPIRY.plusSeconds(60));
        assertThat(sessions().find(session.id(), NOW).orElseThrow().expiresAt()).isEqualTo(EXPIRY.plusSeconds(60));
    }

    @Test
    default void endsAllOfOneAccountButTheOneKept() {
        var account = newAccount();
        var first = started(account, NOW);
        var second = started(account, NOW);
        var foreign = started(newAccount(), NOW);

        assertThat(sessions().endAll(account.id(), second.id(), NOW)).containsExactly(first.id());
        assertThat(sessions().endAll(account.id(), null, NOW)).containsExactly(second.id());
        assertThat(sessions().endAll(account.id(), null, NOW)).isEmpty();
        assertThat(sessions().find(foreign.id(), NOW)).isPresent();
    }

    @Test
    default void tellsWhoseSessionItIs() {
        var account = newAccount();
        var session = started(account, NOW);
        var token = UUID.randomUUID();

        assertThat(sessions().holder(session.id(), token, NOW)).contains(account);
        assertThat(sessions().holder(session.id(), token, EXPIRY)).isEmpty();

        accounts().save(account.withRole(Role.ADMIN).withActive(false));
        var now = sessions().holder(session.id(), token, NOW).orElseThrow();
        assertThat(now.role()).isEqualTo(Role.ADMIN);
        assertThat(now.isInUse()).isFalse();

        sessions().revokeToken(token, EXPIRY);
        sessions().revokeToken(token, EXPIRY);
        assertThat(sessions().holder(session.id(), token, NOW)).isEmpty();
        assertThat(sessions().holder(session.id(), UUID.randomUUID(), NOW)).isPresent();

        sessions().end(session.id(), NOW);
        assertThat(sessions().holder(session.id(), UUID.randomUUID(), NOW)).isEmpty();
    }

    @Test
    default void purgesWhatIsLongOver() {
        var session = started(newAccount(), NOW);

        assertThat(sessions().purge(NOW)).isZero();
        assertThat(sessions().purge(EXPIRY.plusSeconds(1))).isPositive();
        assertThat(sessions().find(session.id(), NOW)).isEmpty();
    }

    private Session started(Account account, Instant at) {
        var session = session(account, at);
        sessions().start(session, 10);
        return session;
    }

    private static Session session(Account account, Instant at) {
        return new Session(
                new SessionId(UUID.randomUUID()),
                account.id(),
                "device",
                "192.0.2.1",
                "agent",
                "first",
                false,
                at,
                at,
                EXPIRY);
    }

    private Account newAccount() {
        var login = new Login("session_owner" + COUNT.incrementAndGet());
        var account = Account.opened(new AccountId(UUID.randomUUID()), login, Role.VIEWER, NOW);
        accounts().add(account);
        return account;
    }
}
