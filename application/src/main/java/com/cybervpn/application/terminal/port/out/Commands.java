package com.cybervpn.application.terminal.port.out;

import com.cybervpn.application.terminal.port.in.CommandHistory;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.CommandId;
import com.cybervpn.domain.terminal.TerminalCommand;
import java.time.Instant;
import java.util.Optional;

/** The stored commands. */
public interface Commands {
    /** Stores a command that starts, as the newest of its owner. */
    void add(TerminalCommand started);

    /** Stores the end of a command; changes nothing when its end is stored already. */
    void finish(TerminalCommand finished);

    Optional<TerminalCommand> find(CommandId id);

    /**
     * The owner's, newest first, each with the first {@code outputLength} characters of its output and a mark where there
     * are more.
     */
    CommandHistory.Page page(AccountId owner, CommandHistory.Query query, int outputLength);

    /**
     * Ends commands that started before {@code startedBefore} and whose end nobody stored.
     *
     * @return how many
     */
    int settle(Instant startedBefore, Instant now);

    /**
     * Forgets the outputs that were stored before {@code keptSince}, a bounded number of them.
     *
     * @return how many
     */
    int forgetOutputs(Instant keptSince);
}
