package com.cybervpn.application.terminal.service;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.terminal.port.in.CommandHistory;
import com.cybervpn.application.terminal.port.out.Commands;
import com.cybervpn.domain.terminal.CommandId;
import com.cybervpn.domain.terminal.TerminalCommand;
import java.util.Optional;

/** Shows the caller's own commands. */
public final class CommandHistoryService implements CommandHistory {
    private final Commands commands;
    private final int outputLength;

    /** @param outputLength characters of each output that a page shows */
    public CommandHistoryService(Commands commands, int outputLength) {
        this.commands = commands;
        this.outputLength = outputLength;
    }

    @Override
    public Page list(Caller caller, Query query) {
        return commands.page(caller.account(), query, outputLength);
    }

    @Override
    public Optional<TerminalCommand> find(Caller caller, CommandId id) {
        return commands.find(id).filter(command -> caller.principal().is(command.owner()));
    }
}
