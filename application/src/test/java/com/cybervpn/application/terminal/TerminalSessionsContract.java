package com.cybervpn.application.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.terminal.port.out.TerminalSessions;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.SessionId;
import com.cybervpn.domain.terminal.TerminalSession;
import com.cybervpn.domain.terminal.TerminalSession.Kind;
import com.cybervpn.domain.terminal.TerminalSession.State;
import com.cybervpn.domain.terminal.TerminalSessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of sessions must do. */
public interface TerminalSessionsContract {
    Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    /** The store; its content may be shared with other tests. */
    TerminalSessions sessions();

    /** The same store as the next run of the instance sees it. */
    TerminalSessions afterRestart();

    @Test
    default void listsWhatIsOpenTheNewestFirst() {
        AccountId owner = newOwner();
        TerminalSession first = admitted(owner, NOW).opened(NOW);
        TerminalSession second = admitted(owner, NOW.plusSeconds(1)).opened(NOW.plusSeconds(9));
        admitted(owner, NOW.plusSeconds(2));
        sessions().save(first);
        sessions().save(second);

        assertThat(sessions().open(owner)).containsExactly(second, first);
        assertThat(sessions().open(newOwner())).isEmpty();
    }

    @Test
    default void admitsNoMoreThanAllowed() {
        AccountId owner = newOwner();
        TerminalSession first = admitted(owner, NOW);
        admitted(owner, NOW);

        assertThat(sessions().admit(session(owner, NOW), 2)).isFalse();

        sessions().save(first.ended());
        assertThat(sessions().admit(session(owner, NOW), 2)).isTrue();
    }

    @Test
    default void keepsWhatEndedEnded() {
        TerminalSession session = admitted(newOwner(), NOW);
        sessions().save(session.ended());

        sessions().save(session.opened(NOW));

        assertThat(sessions().find(session.id()).map(TerminalSession::state)).contains(State.ENDED);
    }

    @Test
    default void keepsWhoCarriesIt() {
        TerminalSession session = admitted(newOwner(), NOW).opened(NOW).carriedBy(new SessionId(UUID.randomUUID()));
        sessions().save(session);

        assertThat(sessions().find(session.id())).contains(session);
    }

    @Test
    default void endsWhatAnEarlierRunLeftBehind() {
        TerminalSession before = admitted(newOwner(), NOW);
        TerminalSessions next = afterRestart();
        TerminalSession after = session(newOwner(), NOW);
        next.admit(after, 9);

        assertThat(next.endLeftBehind()).isPositive();

        assertThat(next.find(before.id()).map(TerminalSession::state)).contains(State.ENDED);
        assertThat(next.find(after.id()).map(TerminalSession::state)).contains(State.CONNECTING);
    }

    @Test
    default void endsWhatNobodyHolds() {
        TerminalSession silent = admitted(newOwner(), NOW);
        TerminalSession held = admitted(newOwner(), NOW);
        sessions().held(List.of(held.id()), NOW.plusSeconds(100));

        sessions().endUnheld(NOW.plusSeconds(121), Duration.ofMinutes(2));

        assertThat(sessions().find(silent.id()).map(TerminalSession::state)).contains(State.ENDED);
        assertThat(sessions().find(held.id()).map(TerminalSession::state)).contains(State.CONNECTING);
    }

    @Test
    default void forgetsWhatEndedLongAgo() {
        TerminalSession ended = admitted(newOwner(), NOW.minus(Duration.ofDays(40)));
        TerminalSession open = admitted(newOwner(), NOW.minus(Duration.ofDays(40)));
        sessions().save(ended.ended());

        sessions().forget(NOW.minus(Duration.ofDays(30)));

        assertThat(sessions().find(ended.id())).isEmpty();
        assertThat(sessions().find(open.id())).isPresent();
    }

    private TerminalSession admitted(AccountId owner, Instant at) {
        TerminalSession session = session(owner, at);
        assertThat(sessions().admit(session, 9)).isTrue();
        return session;
    }

    private static TerminalSession session(AccountId owner, Instant at) {
        return TerminalSession.connecting(
                new TerminalSessionId(UUID.randomUUID()),
                owner,
                new SessionId(UUID.randomUUID()),
                Kind.SSH,
                "root@example.org:22",
                at);
    }

    private static AccountId newOwner() {
        return new AccountId(UUID.randomUUID());
    }
}
