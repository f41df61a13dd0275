package com.cybervpn.application.terminal.service;

import static com.cybervpn.application.terminal.TerminalCallers.ALICE;
import static com.cybervpn.application.terminal.TerminalCallers.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.MovableClock;
import com.cybervpn.application.shared.SequentialIds;
import com.cybervpn.application.terminal.InMemoryCommands;
import com.cybervpn.application.terminal.InMemoryShells;
import com.cybervpn.application.terminal.InMemoryTerminalSessions;
import com.cybervpn.application.terminal.ScriptedExecution;
import com.cybervpn.application.terminal.port.in.CommandHistory;
import com.cybervpn.application.terminal.port.in.CommandHistory.Query;
import com.cybervpn.application.terminal.port.in.CommandObserver;
import com.cybervpn.application.terminal.port.in.RunCommand;
import com.cybervpn.application.terminal.port.in.RunCommand.Command;
import com.cybervpn.application.terminal.port.in.RunCommand.Outcome;
import com.cybervpn.domain.terminal.CommandId;
import com.cybervpn.domain.terminal.CommandOutput;
import com.cybervpn.domain.terminal.CommandStatus;
import com.cybervpn.domain.terminal.Execution;
import com.cybervpn.domain.terminal.TerminalCommand;
import com.cybervpn.domain.terminal.TerminalCommand.State;
import com.cybervpn.domain.terminal.TerminalSession;
import com.cybervpn.domain.terminal.TerminalSessionId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunCommandServiceTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final MovableClock clock = new MovableClock();
    private final ScriptedExecution shells = new ScriptedExecution();
    private final InMemoryShells sandboxes = new InMemoryShells();
    private final InMemoryTerminalSessions sessions = new InMemoryTerminalSessions();
    private final InMemoryCommands stored = new InMemoryCommands();
    private final RunCommand commands =
            new RunCommandService(shells, sessions, sandboxes, stored, 2, new SequentialIds(), clock);
    private final CommandHistory history = new CommandHistoryService(stored, 100);

    @Test
    void keepsWhatRanInASession() {
        TerminalSessionId session = opened(ALICE);
        shells.answering(_ -> {
            clock.advance(Duration.ofSeconds(2));
            return new Execution(0, "up\n", Execution.End.EXITED, false);
        });

        TerminalCommand command = finished(commands.run(ALICE, command("uptime", session)));

        assertThat(command.status()).isEqualTo(CommandStatus.SUCCESS);
        assertThat(command.session()).isEqualTo(session);
        assertThat(command.state())
                .isEqualTo(new State.Finished(command.createdAt().plusSeconds(2), 0, "up\n"));
        assertThat(history.find(ALICE, command.id())).contains(command);
    }

    @Test
    void callsACommandRunningWhileItRuns() {
        List<CommandStatus> seen = new ArrayList<>();
        shells.answering(_ -> {
            history.list(ALICE, Query.newest(1)).commands().forEach(command -> seen.add(command.status()));
            return new Execution(1, "", Execution.End.EXITED, false);
        });

        TerminalCommand command = finished(commands.run(ALICE, command("false", null)));

        assertThat(seen).containsExactly(CommandStatus.RUNNING);
        assertThat(command.status()).isEqualTo(CommandStatus.ERROR);
    }

    @Test
    void keepsWhatWasPrintedBeforeTheTimeWasUp() {
        shells.answering(_ -> new Execution(Execution.TIMED_OUT, "so far", Execution.End.TIMED_OUT, false));

        TerminalCommand command = finished(commands.run(ALICE, command("sleep 99", null)));

        assertThat(command.status()).isEqualTo(CommandStatus.ERROR);
        assertThat(((State.Finished) command.state()).exitCode()).isEqualTo(124);
        assertThat(((State.Finished) command.state()).output()).isEqualTo("so far");
    }

    @Test
    void marksAnOutputThatWasCutAndDropsNul() {
        shells.answering(_ -> new Execution(0, "a\0b", Execution.End.EXITED, true));

        TerminalCommand command = finished(commands.run(ALICE, command("yes", null)));

        assertThat(((State.Finished) command.state()).output()).isEqualTo("ab" + CommandOutput.CUT);
    }

    @Test
    void knowsNoSessionOfOthersAndNoneThatEnded() {
        TerminalSessionId session = opened(ALICE);

        assertThat(commands.run(BOB, command("id", session))).isEqualTo(new Outcome.NoSuchSession(session));
        sessions.save(sessions.find(session).orElseThrow().ended());
        assertThat(commands.run(ALICE, command("id", session))).isEqualTo(new Outcome.NoSuchSession(session));
        TerminalSessionId unknown = new TerminalSessionId(new UUID(0, 9));
        assertThat(commands.run(ALICE, command("id", unknown))).isEqualTo(new Outcome.NoSuchSession(unknown));
        assertThat(history.list(ALICE, Query.newest(9)).total()).isZero();
        assertThat(history.list(BOB, Query.newest(9)).total()).isZero();
    }

    @Test
    void wantsASessionWhereThereIsNoSandbox() {
        sandboxes.withoutSandboxes();
        shells.withoutSandbox();

        assertThat(commands.run(ALICE, command("env", null))).isEqualTo(new Outcome.SessionRequired());
        assertThat(history.list(ALICE, Query.newest(9)).total()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\0b", "\ud800"})
    void refusesWhatIsNoCommand(String text) {
        assertThat(commands.run(ALICE, command(text, null))).isInstanceOf(Outcome.Invalid.class);
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThat(commands.run(ALICE, command("x".repeat(1000), null))).isInstanceOf(Outcome.Finished.class);
        assertThat(commands.run(ALICE, command("x".repeat(1001), null))).isInstanceOf(Outcome.Invalid.class);
        var endless = new Command("id", null, Duration.ofSeconds(301), CommandObserver.NONE);
        assertThat(commands.run(ALICE, endless)).isInstanceOf(Outcome.Invalid.class);
        var never = new Command("id", null, Duration.ZERO, CommandObserver.NONE);
        assertThat(commands.run(ALICE, never)).isInstanceOf(Outcome.Invalid.class);
    }

    @Test
    void saysThatASessionWasLost() {
        shells.losingShells();

        TerminalCommand command = finished(commands.run(ALICE, command("reboot", null)));

        assertThat(command.state()).isEqualTo(new State.Finished(clock.instant(), null, RunCommandService.LOST));
    }

    @Test
    void endsACommandThatFailedForAReasonOfOurs() {
        shells.answering(_ -> {
            throw new IllegalStateException("broken");
        });

        assertThatThrownBy(() -> commands.run(ALICE, command("id", null))).isInstanceOf(IllegalStateException.class);
        assertThat(history.list(ALICE, Query.newest(1)).commands().getFirst().status())
                .isEqualTo(CommandStatus.ERROR);
    }

    @Test
    void runsNoMoreAtATimeThanAllowed() {
        List<Outcome> inner = new ArrayList<>();
        shells.answering(command -> {
            if (inner.size() < 2) inner.add(commands.run(ALICE, command("inner", null)));
            return new Execution(0, "", Execution.End.EXITED, false);
        });

        finished(commands.run(ALICE, command("outer", null)));

        assertThat(inner).contains(new Outcome.TooManyAtOnce(2));
        finished(commands.run(ALICE, command("later", null)));
    }

    @Test
    void runsAnEarlierCommandAgainInItsSession() {
        TerminalSessionId session = opened(ALICE);
        TerminalCommand first = finished(commands.run(ALICE, command("uptime", session)));

        TerminalCommand second = finished(commands.rerun(ALICE, first.id()));

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.text()).isEqualTo("uptime");
        assertThat(second.session()).isEqualTo(session);
        assertThat(commands.rerun(BOB, first.id())).isEqualTo(new Outcome.NoSuchCommand(first.id()));
        CommandId unknown = new CommandId(new UUID(0, 9));
        assertThat(commands.rerun(ALICE, unknown)).isEqualTo(new Outcome.NoSuchCommand(unknown));
        sessions.save(sessions.find(session).orElseThrow().ended());
        assertThat(commands.rerun(ALICE, first.id())).isEqualTo(new Outcome.NoSuchSession(session));
        assertThat(history.list(ALICE, Query.newest(9)).total()).isEqualTo(2);
    }

    @Test
    void hidesCommandsFromOthers() {
        TerminalCommand command = finished(commands.run(ALICE, command("id", null)));

        assertThat(history.find(BOB, command.id())).isEmpty();
        assertThat(history.list(BOB, Query.newest(9)).commands()).isEmpty();
        assertThat(history.list(ALICE, Query.newest(9)).commands()).containsExactly(command);
    }

    @Test
    void endsWhatAnInstanceLeftRunningAndForgetsOldOutputs() {
        TerminalCommand done = finished(commands.run(ALICE, command("id", null)));
        TerminalCommand left =
                TerminalCommand.started(new CommandId(new UUID(0, 7)), ALICE.account(), null, "sleep", clock.instant());
        stored.add(left);
        var upkeep = new CommandUpkeep(stored, Duration.ofDays(30), clock);

        clock.advance(Duration.ofMinutes(5));
        upkeep.run();
        assertThat(stored.find(left.id())).contains(left);
        clock.advance(Duration.ofMinutes(5));
        upkeep.run();
        assertThat(stored.find(left.id()).orElseThrow().status()).isEqualTo(CommandStatus.ERROR);
        assertThat(stored.find(done.id())).contains(done);
        clock.advance(Duration.ofDays(30));
        upkeep.run();
        assertThat(((State.Finished) stored.find(done.id()).orElseThrow().state()).output())
                .isNull();
    }

    private TerminalSessionId opened(Caller owner) {
        TerminalSessionId id = new TerminalSessionId(new UUID(5, 5));
        TerminalSession session = TerminalSession.connecting(
                id,
                owner.account(),
                owner.principal().session(),
                TerminalSession.Kind.SSH,
                "root@example.org:22",
                clock.instant());
        sessions.admit(session, 9);
        sessions.save(session.opened(clock.instant()));
        shells.opened(id, owner.account());
        return id;
    }

    private static Command command(String text, @Nullable TerminalSessionId session) {
        return new Command(text, session, TIMEOUT, CommandObserver.NONE);
    }

    private static TerminalCommand finished(Outcome outcome) {
        return ((Outcome.Finished) outcome).command();
    }
}
