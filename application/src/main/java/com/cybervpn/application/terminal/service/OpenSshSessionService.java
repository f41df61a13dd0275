package com.cybervpn.application.terminal.service;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.terminal.port.in.OpenSshSession;
import com.cybervpn.application.terminal.port.out.OwnKeys;
import com.cybervpn.application.terminal.port.out.RemoteShells;
import com.cybervpn.application.terminal.port.out.Shell;
import com.cybervpn.application.terminal.port.out.ShellFailure;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.domain.terminal.Fault;
import com.cybervpn.domain.terminal.ShellFault;
import com.cybervpn.domain.terminal.SshDestination;
import com.cybervpn.domain.terminal.SshLogin;
import com.cybervpn.domain.terminal.TerminalSession;
import com.cybervpn.domain.terminal.TerminalSession.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Signs in for the user; a place among the user's sessions is taken before the machine is asked. */
public final class OpenSshSessionService implements OpenSshSession {
    private final LiveSessions sessions;
    private final RemoteShells shells;
    private final OwnKeys keys;
    private final AuditTrail audit;

    public OpenSshSessionService(LiveSessions sessions, RemoteShells shells, OwnKeys keys, AuditTrail audit) {
        this.sessions = sessions;
        this.shells = shells;
        this.keys = keys;
        this.audit = audit;
    }

    @Override
    public Outcome open(Caller caller, Command command) throws InterruptedException {
        Optional<Fault> fault = SshDestination.fault(command.host(), command.port(), command.user());
        if (fault.isPresent()) return new Outcome.Invalid(fault.get());
        SshDestination destination = new SshDestination(command.host(), command.port(), command.user());
        return switch (command.login()) {
            case Login.Password(Secret password) -> connect(caller, destination, new SshLogin.Password(password));
            case Login.EncodedKey(Secret base64, Secret passphrase) -> {
                Optional<Secret> pem = decoded(base64);
                yield pem.isEmpty()
                        ? new Outcome.Invalid(new Fault("private_key", "must be the base64 of a private key"))
                        : connect(caller, destination, new SshLogin.PrivateKey(pem.get(), passphrase));
            }
            case Login.OwnKey(String idOrName, Secret passphrase) -> {
                Optional<SshLogin.PrivateKey> key = keys.find(caller.account(), idOrName);
                yield key.isEmpty()
                        ? new Outcome.NoSuchKey(idOrName)
                        : connect(caller, destination, opened(key.get(), passphrase));
            }
        };
    }

    private Outcome connect(Caller caller, SshDestination destination, SshLogin login) throws InterruptedException {
        Optional<TerminalSession> reserved = sessions.reserve(caller, Kind.SSH, destination.toString());
        if (reserved.isEmpty()) return new Outcome.TooMany(sessions.limits().sessionsPerUser());
        boolean connected = false;
        try {
            Shell shell = shells.connect(destination, login);
            connected = true;
            TerminalSession opened = sessions.begin(reserved.get(), shell);
            audit.record(AuditTrail.Entry.of(
                    caller,
                    "terminal_session_opened",
                    "terminal_session",
                    opened.id().toString()));
            return new Outcome.Opened(opened);
        } catch (ShellFailure e) {
            return e.fault() == ShellFault.KEY_UNREADABLE
                    ? new Outcome.Invalid(new Fault("private_key", "is not a private key, or the passphrase is wrong"))
                    : new Outcome.Failed(reserved.get().id(), e.fault());
        } finally {
            if (!connected) sessions.abandon(reserved.get());
        }
    }

    private static SshLogin.PrivateKey opened(SshLogin.PrivateKey key, @Nullable Secret passphrase) {
        return passphrase == null ? key : new SshLogin.PrivateKey(key.pem(), passphrase);
    }

    private static Optional<Secret> decoded(Secret base64) {
        try {
            byte[] text = Base64.getDecoder().decode(base64.reveal().replaceAll("\\s", ""));
            return Optional.of(Secret.of(new String(text, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
