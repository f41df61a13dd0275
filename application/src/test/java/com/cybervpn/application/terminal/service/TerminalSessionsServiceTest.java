package com.cybervpn.application.terminal.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.identity.port.in.SessionEvents;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.InMemoryAuditTrail;
import com.cybervpn.application.shared.InMemoryEvents;
import com.cybervpn.application.shared.MovableClock;
import com.cybervpn.application.shared.Origin;
import com.cybervpn.application.shared.SequentialIds;
import com.cybervpn.application.shared.port.out.Events;
import com.cybervpn.application.terminal.InMemoryShells;
import com.cybervpn.application.terminal.InMemoryTerminalSessions;
import com.cybervpn.application.terminal.port.in.CommandObserver;
import com.cybervpn.application.terminal.port.in.ExecuteInShell;
import com.cybervpn.application.terminal.port.in.OpenLocalSession;
import com.cybervpn.application.terminal.port.in.OpenSshSession;
import com.cybervpn.application.terminal.port.in.OpenSshSession.Command;
import com.cybervpn.application.terminal.port.in.OpenSshSession.Login;
import com.cybervpn.application.terminal.port.in.OpenSshSession.Outcome;
import com.cybervpn.application.terminal.port.in.UseTerminal;
import com.cybervpn.application.terminal.port.in.UseTerminal.Attachment;
import com.cybervpn.application.terminal.port.in.UseTerminal.End;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Principal;
import com.cybervpn.domain.shared.Role;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.domain.shared.SessionId;
import com.cybervpn.domain.terminal.Execution;
import com.cybervpn.domain.terminal.ShellCommand;
import com.cybervpn.domain.terminal.ShellFault;
import com.cybervpn.domain.terminal.SshLogin;
import com.cybervpn.domain.terminal.TerminalSession;
import com.cybervpn.domain.terminal.TerminalSession.State;
import com.cybervpn.domain.terminal.TerminalSessionId;
import com.cybervpn.domain.terminal.TerminalSize;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TerminalSessionsServiceTest {
    private static final Duration IDLE = Duration.ofMinutes(5);

    private final InMemoryTerminalSessions stored = new InMemoryTerminalSessions();
    private final InMemoryShells shells = new InMemoryShells();
    private final MovableClock clock = new MovableClock();
    private final InMemoryEvents events = new InMemoryEvents();
    private final InMemoryAuditTrail audit = new InMemoryAuditTrail();
    private final LiveSessions live = new LiveSessions(
            stored, new TerminalLimits(2, IDLE, 1 << 16, 1 << 14, 1_000), new SequentialIds(), clock, events);
    private final OpenSshSession ssh = new OpenSshSessionService(
            live,
            shells,
            (owner, name) -> name.equals("mine")
                    ? Optional.of(new SshLogin.PrivateKey(Secret.of("stored key"), null))
                    : Optional.empty(),
            audit);
    private final OpenLocalSession local = new OpenLocalSessionService(live, shells);
    private final UseTerminal terminals = new UseTerminalService(live, clock);
    private final OwnTerminalSessionsService own = new OwnTerminalSessionsService(stored, live, events, clock);
    private final ExecuteInShell execute = new ExecuteInShellService(live, shells);
    private final Caller caller = caller();

    private static Caller caller() {
        return signedInAgain(new AccountId(UUID.randomUUID()));
    }

    private static Caller signedInAgain(AccountId account) {
        return new Caller(new Principal(account, Role.MOBILE_USER, new SessionId(UUID.randomUUID())), Origin.SYSTEM);
    }

    private static Command command(Login login) {
        return new Command("Example.ORG.", 22, "root", login);
    }

    private static Login password() {
        return new Login.Password(Secret.of("secret"));
    }

    private TerminalSession opened() throws Exception {
        return ((Outcome.Opened) ssh.open(caller, command(password()))).session();
    }

    private Attachment attached(Caller who, TerminalSession session, long position) throws Exception {
        return ((UseTerminal.Outcome.Attached) terminals.attach(who, session.id(), position, null)).attachment();
    }

    private void signOut(Caller who) {
        events.publish(new Events.Event(
                SessionEvents.TOPIC,
                SessionEvents.SESSION_ENDED,
                who.account(),
                Map.of(SessionEvents.SESSION, who.principal().session().toString()),
                clock.instant()));
    }

    private void awaitEnd(TerminalSession session) {
        while (stored.find(session.id()).orElseThrow().state() != State.ENDED) Thread.onSpinWait();
    }

    private static String read(Attachment attachment) throws Exception {
        byte[] into = new byte[1_000];
        int count = attachment.read(into);
        return count < 0 ? "end" : new String(into, 0, count, StandardCharsets.UTF_8);
    }

    @Nested
    class Opening {
        @Test
        void signsInAndIsListed() throws Exception {
            TerminalSession session = opened();

            assertThat(session.target()).isEqualTo("root@example.org:22");
            assertThat(own.list(caller)).containsExactly(session);
            assertThat(own.list(caller())).isEmpty();
            assertThat(audit.actions()).containsExactly("terminal_session_opened");
        }

        @Test
        void takesKeysAsTheyAreSentOrStored() throws Exception {
            String base64 =
                    Base64.getMimeEncoder().encodeToString("a key\n".repeat(30).getBytes(StandardCharsets.UTF_8));

            assertThat(ssh.open(caller, command(new Login.EncodedKey(Secret.of(base64), null))))
                    .isInstanceOf(Outcome.Opened.class);
            assertThat(ssh.open(caller, command(new Login.OwnKey("mine", null))))
                    .isInstanceOf(Outcome.Opened.class);
            assertThat(shells.latest().name()).contains("PrivateKey");
            assertThat(ssh.open(caller, command(new Login.OwnKey("/etc/ssh/key", null))))
                    .isEqualTo(new Outcome.NoSuchKey("/etc/ssh/key"));
            assertThat(ssh.open(caller, command(new Login.EncodedKey(Secret.of("%"), null))))
                    .isInstanceOf(Outcome.Invalid.class);
        }

        @Test
        void refusesWhatIsNoDestination() throws Exception {
            for (Command bad : new Command[] {
                new Command("a b", 22, "root", password()),
                new Command("-oProxyCommand=x", 22, "root", password()),
                new Command("host", 0, "root", password()),
                new Command("host", 65_536, "root", password()),
                new Command("host", 22, "", password()),
                new Command("host", 22, "a\nb", password())
            }) {
                assertThat(ssh.open(caller, bad)).isInstanceOf(Outcome.Invalid.class);
            }
            assertThat(shells.opened()).isEmpty();
        }

        @Test
        void holdsNoMoreThanAllowedAndFreesAPlaceThatCameToNothing() throws Exception {
            shells.refusing(ShellFault.AUTHENTICATION_FAILED);
            for (int i = 0; i < 3; i++) {
                assertThat(ssh.open(caller, command(password()))).isInstanceOf(Outcome.Failed.class);
            }
            shells.refusing(null);
            opened();
            TerminalSession second = opened();

            assertThat(ssh.open(caller, command(password()))).isEqualTo(new Outcome.TooMany(2));
            assertThat(local.open(caller)).isEqualTo(new OpenLocalSession.Outcome.TooMany(2));
            own.close(caller, second.id());
            assertThat(local.open(caller)).isInstanceOf(OpenLocalSession.Outcome.Opened.class);
        }

        @Test
        void saysWhereThereAreNoSandboxes() throws Exception {
            shells.withoutSandboxes();

            assertThat(local.open(caller)).isEqualTo(new OpenLocalSession.Outcome.NoSandbox());
        }
    }

    @Nested
    class Attaching {
        @Test
        void showsOutputAndTakesKeys() throws Exception {
            TerminalSession session = opened();
            try (Attachment attachment = attached(caller, session, 0)) {
                shells.latest().terminal().show("hello");
                assertThat(read(attachment)).isEqualTo("hello");
                assertThat(attachment.position()).isEqualTo(5);

                assertThat(attachment.type("ls".getBytes(StandardCharsets.UTF_8)))
                        .isTrue();
                assertThat(shells.latest().terminal().typed(2)).isEqualTo("ls");
                assertThat(attachment.type(new byte[1_001])).isFalse();
                assertThat(attachment.resize(new TerminalSize(100, 30))).isTrue();
                assertThat(shells.latest().terminal().size()).isEqualTo(new TerminalSize(100, 30));
            }
        }

        @Test
        void goesOnFromAnotherDeviceWhichTakesOver() throws Exception {
            TerminalSession session = opened();
            Attachment phone = attached(caller, session, 0);
            shells.latest().terminal().show("hello");
            assertThat(read(phone)).isEqualTo("hello");

            Attachment tablet = attached(signedInAgain(caller.account()), session, 2);

            assertThat(read(tablet)).isEqualTo("llo");
            assertThat(read(phone)).isEqualTo("end");
            assertThat(phone.end()).isEqualTo(new End.TakenOver());
            assertThat(phone.type(new byte[1])).isFalse();
        }

        @Test
        void isForItsOwnerAlone() throws Exception {
            TerminalSession session = opened();

            assertThat(terminals.attach(caller(), session.id(), 0, null))
                    .isEqualTo(new UseTerminal.Outcome.NoSuchSession());
            assertThat(own.close(caller(), session.id())).isFalse();
            assertThat(execute.execute(
                            caller().account(),
                            session.id(),
                            new ShellCommand("id", Duration.ofSeconds(1), 100),
                            CommandObserver.NONE))
                    .isEqualTo(new ExecuteInShell.Outcome.NoSuchSession(session.id()));
        }

        @Test
        void tellsTheExitCodeAfterTheLastOutput() throws Exception {
            TerminalSession session = opened();
            Attachment attachment = attached(caller, session, 0);
            shells.latest().terminal().show("bye");
            shells.latest().terminal().exit(7);
            awaitEnd(session);

            assertThat(read(attachment)).isEqualTo("bye");
            assertThat(read(attachment)).isEqualTo("end");
            assertThat(attachment.end()).isEqualTo(new End.Ended(OptionalInt.of(7)));
            assertThat(own.list(caller)).isEmpty();
            assertThat(shells.latest().isOpen()).isFalse();
        }
    }

    @Nested
    class Ending {
        @Test
        void closesWhatNobodyUses() throws Exception {
            TerminalSession idle = opened();
            TerminalSession shown = opened();
            Attachment attachment = attached(caller, shown, 0);
            clock.advance(IDLE.plusSeconds(1));

            live.tidy();

            assertThat(own.list(caller)).extracting(TerminalSession::id).containsExactly(shown.id());
            assertThat(stored.find(idle.id()).orElseThrow().state()).isEqualTo(State.ENDED);

            attachment.close();
            live.tidy();
            assertThat(own.list(caller)).hasSize(1);
            clock.advance(IDLE.plusSeconds(1));
            live.tidy();
            assertThat(own.list(caller)).isEmpty();
        }

        @Test
        void endsWithTheSignInThatOpenedIt() throws Exception {
            TerminalSession session = opened();

            signOut(caller());
            assertThat(own.list(caller)).hasSize(1);
            signOut(caller);

            awaitEnd(session);
            assertThat(shells.latest().isOpen()).isFalse();
        }

        @Test
        void isCarriedByTheSignInThatAttachedLast() throws Exception {
            TerminalSession session = opened();
            Caller tablet = signedInAgain(caller.account());
            attached(tablet, session, 0);

            signOut(caller);
            assertThat(own.list(tablet)).hasSize(1);
            signOut(tablet);

            awaitEnd(session);
        }

        @Test
        void closesWhatAnotherInstanceHolds() throws Exception {
            TerminalSession session = opened();
            CompletableFuture<Object> told = new CompletableFuture<>();
            events.subscribe(event -> told.complete(event.data().get(LiveSessions.SESSION)));
            var elsewhere = new OwnTerminalSessionsService(
                    stored,
                    new LiveSessions(stored, live.limits(), new SequentialIds(), clock, new InMemoryEvents()),
                    events,
                    clock);

            assertThat(elsewhere.close(caller, session.id())).isTrue();

            assertThat(told.get()).isEqualTo(session.id().toString());
            while (shells.latest().isOpen()) Thread.onSpinWait();
        }

        @Test
        void endsWhatTheRunBeforeLeftBehind() throws Exception {
            TerminalSession session = opened();

            new LiveSessions(stored.restarted(), live.limits(), new SequentialIds(), clock, events);

            assertThat(stored.find(session.id()).orElseThrow().state()).isEqualTo(State.ENDED);
        }

        @Test
        void endsAllWhenThePlatformStops() throws Exception {
            TerminalSession session = opened();

            live.close();

            assertThat(shells.latest().isOpen()).isFalse();
            awaitEnd(session);
        }
    }

    @Test
    void executesInTheSessionAndInTheSandbox() throws Exception {
        TerminalSessionId session = opened().id();
        var echo = new ShellCommand("hi", Duration.ofSeconds(1), 100);
        var ran = new ExecuteInShell.Outcome.Ran(new Execution(0, "hi\n", Execution.End.EXITED, false));

        assertThat(execute.execute(caller.account(), session, echo, CommandObserver.NONE))
                .isEqualTo(ran);
        assertThat(execute.execute(caller.account(), null, echo, CommandObserver.NONE))
                .isEqualTo(ran);
        assertThat(shells.latest().isOpen()).isFalse();

        shells.opened().getFirst().close();
        assertThat(execute.execute(caller.account(), session, echo, CommandObserver.NONE))
                .isEqualTo(new ExecuteInShell.Outcome.NoSuchSession(session));
    }
}
