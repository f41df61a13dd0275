package com.cybervpn.persistence.terminal;

import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.application.terminal.TerminalSessionsContract;
import com.cybervpn.application.terminal.port.out.AccountLocks;
import com.cybervpn.application.terminal.port.out.TerminalSessions;
import com.cybervpn.persistence.DatabaseTest;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Inject;
import java.util.UUID;

@DatabaseTest
class JdbcTerminalSessionsTest implements TerminalSessionsContract {
    @Inject
    Sql sql;

    @Inject
    Transactions transactions;

    @Inject
    AccountLocks locks;

    @Inject
    Ids ids;

    private final UUID run = UUID.randomUUID();

    @Override
    public TerminalSessions sessions() {
        return new JdbcTerminalSessions(sql, transactions, locks, "here", run);
    }

    @Override
    public TerminalSessions afterRestart() {
        return new JdbcTerminalSessions(sql, transactions, locks, "here", ids.next());
    }
}
