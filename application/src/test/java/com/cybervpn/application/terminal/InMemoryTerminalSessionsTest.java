package com.cybervpn.application.terminal;

import com.cybervpn.application.terminal.port.out.TerminalSessions;

class InMemoryTerminalSessionsTest implements TerminalSessionsContract {
    private final InMemoryTerminalSessions sessions = new InMemoryTerminalSessions();

    @Override
    public TerminalSessions sessions() {
        return sessions;
    }

    @Override
    public TerminalSessions afterRestart() {
        return sessions.restarted();
    }
}
