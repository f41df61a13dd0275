package com.cybervpn.bootstrap;

import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Events;
import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.application.terminal.port.in.ExecuteInShell;
import com.cybervpn.application.terminal.port.in.OpenLocalSession;
import com.cybervpn.application.terminal.port.in.OpenSshSession;
import com.cybervpn.application.terminal.port.in.OwnTerminalSessions;
import com.cybervpn.application.terminal.port.in.UseTerminal;
import com.cybervpn.application.terminal.port.out.LocalShells;
import com.cybervpn.application.terminal.port.out.OwnKeys;
import com.cybervpn.application.terminal.port.out.RemoteShells;
import com.cybervpn.application.terminal.port.out.TerminalSessions;
import com.cybervpn.application.terminal.service.ExecuteInShellService;
import com.cybervpn.application.terminal.service.LiveSessions;
import com.cybervpn.application.terminal.service.OpenLocalSessionService;
import com.cybervpn.application.terminal.service.OpenSshSessionService;
import com.cybervpn.application.terminal.service.OwnTerminalSessionsService;
import com.cybervpn.application.terminal.service.UseTerminalService;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Wires the live shells. */
@Factory
final class TerminalShellUseCases {
    @Singleton
    @Bean(preDestroy = "close")
    LiveSessions liveSessions(
            TerminalSessions sessions, TerminalConfig config, Ids ids, InstantSource clock, Events events) {
        return new LiveSessions(sessions, config.limits(), ids, clock, events);
    }

    @Singleton
    OpenSshSession openSshSession(LiveSessions sessions, RemoteShells shells, OwnKeys keys, AuditTrail audit) {
        return new OpenSshSessionService(sessions, shells, keys, audit);
    }

    @Singleton
    OpenLocalSession openLocalSession(LiveSessions sessions, LocalShells shells) {
        return new OpenLocalSessionService(sessions, shells);
    }

    @Singleton
    UseTerminal useTerminal(LiveSessions sessions, InstantSource clock) {
        return new UseTerminalService(sessions, clock);
    }

    @Singleton
    OwnTerminalSessions ownTerminalSessions(
            TerminalSessions stored, LiveSessions live, Events events, InstantSource clock) {
        return new OwnTerminalSessionsService(stored, live, events, clock);
    }

    @Singleton
    ExecuteInShell executeInShell(LiveSessions sessions, LocalShells sandboxes) {
        return new ExecuteInShellService(sessions, sandboxes);
    }
}
