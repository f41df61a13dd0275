package com.cybervpn.application.terminal;

import com.cybervpn.application.terminal.port.in.CommandHistory;
import com.cybervpn.application.terminal.port.out.Commands;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.CommandId;
import com.cybervpn.domain.terminal.CommandOutput;
import com.cybervpn.domain.terminal.TerminalCommand;
import com.cybervpn.domain.terminal.TerminalCommand.State;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Commands in memory. */
public final class InMemoryCommands implements Commands {
    private final Map<CommandId, TerminalCommand> rows = new LinkedHashMap<>();

    @Override
    public synchronized void add(TerminalCommand started) {
        rows.put(started.id(), started);
    }

    @Override
    public synchronized void finish(TerminalCommand finished) {
        rows.computeIfPresent(finished.id(), (_, row) -> row.state() instanceof State.Running ? finished : row);
    }

    @Override
    public synchronized Optional<TerminalCommand> find(CommandId id) {
        return Optional.ofNullable(rows.get(id));
    }

    @Override
    public synchronized CommandHistory.Page page(AccountId owner, CommandHistory.Query query, int outputLength) {
        List<TerminalCommand> matching = List.copyOf(rows.values()).reversed().stream()
                .filter(command -> command.owner().equals(owner) && matches(command, query))
                .toList();
        List<TerminalCommand> shown = matching.stream()
                .skip(query.offset())
                .limit(query.limit())
                .map(command -> withOutput(command, output -> CommandOutput.beginning(output, outputLength)))
                .toList();
        long seen = query.offset() + shown.size();
        return new CommandHistory.Page(shown, matching.size(), seen < matching.size());
    }

    @Override
    public synchronized int settle(Instant startedBefore, Instant now) {
        return replace(
                command -> command.state() instanceof State.Running
                        && command.createdAt().isBefore(startedBefore),
                command -> command.in(new State.Finished(now, null, null)));
    }

    @Override
    public synchronized int forgetOutputs(Instant keptSince) {
        return replace(
                command -> command.state() instanceof State.Finished(var at, var _, var output)
                        && output != null
                        && at.isBefore(keptSince),
                command -> withOutput(command, _ -> null));
    }

    private int replace(Predicate<TerminalCommand> which, UnaryOperator<TerminalCommand> change) {
        List<TerminalCommand> chosen = rows.values().stream().filter(which).toList();
        chosen.forEach(command -> rows.put(command.id(), change.apply(command)));
        return chosen.size();
    }

    private static boolean matches(TerminalCommand command, CommandHistory.Query query) {
        return (query.session() == null || query.session().equals(command.session()))
                && (query.status() == null || query.status() == command.status())
                && (query.search() == null || folded(command.text()).contains(folded(query.search())));
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static TerminalCommand withOutput(TerminalCommand command, UnaryOperator<String> change) {
        return command.state() instanceof State.Finished(var at, var exitCode, var output) && output != null
                ? command.in(new State.Finished(at, exitCode, change.apply(output)))
                : command;
    }
}
