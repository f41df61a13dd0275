package com.cybervpn.web.terminal;

import com.cybervpn.application.terminal.port.in.AiAssistant;
import com.cybervpn.application.terminal.port.in.CommandHistory;
import com.cybervpn.application.terminal.port.in.OpenLocalSession;
import com.cybervpn.application.terminal.port.in.OpenSshSession;
import com.cybervpn.application.terminal.port.in.OwnTerminalSessions;
import com.cybervpn.application.terminal.port.in.RunCommand;
import com.cybervpn.application.terminal.port.in.SshProfileBook;
import com.cybervpn.application.terminal.port.in.TerminalDevices;
import com.cybervpn.application.terminal.port.in.UseTerminal;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** What a socket can ask for. */
@Singleton
record TerminalUse(
        OpenSshSession openSsh,
        OpenLocalSession openLocal,
        UseTerminal terminals,
        OwnTerminalSessions sessions,
        SshProfileBook profiles,
        RunCommand commands,
        CommandHistory history,
        AiAssistant assistant,
        TerminalDevices devices,
        InstantSource clock) {}
