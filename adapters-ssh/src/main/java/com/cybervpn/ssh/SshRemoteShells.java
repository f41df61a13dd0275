package com.cybervpn.ssh;

import com.cybervpn.application.terminal.port.out.RemoteShells;
import com.cybervpn.application.terminal.port.out.Shell;
import com.cybervpn.application.terminal.port.out.ShellFailure;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.domain.terminal.ShellFault;
import com.cybervpn.domain.terminal.SshDestination;
import com.cybervpn.domain.terminal.SshLogin;
import jakarta.inject.Singleton;
import java.net.InetAddress;

/** Users' machines, over the shared SSH client and its trust in host keys. */
@Singleton
final class SshRemoteShells implements RemoteShells {
    private final SshConnector connector;
    private final TargetGuard guard;

    SshRemoteShells(SshConnector connector, TargetGuard guard) {
        this.connector = connector;
        this.guard = guard;
    }

    @Override
    public Shell connect(SshDestination destination, SshLogin login) throws ShellFailure, InterruptedException {
        InetAddress address = guard.admit(destination.host());
        SshTarget target =
                new SshTarget(destination.host(), destination.port(), destination.user(), credentials(login));
        try {
            return new SshUserShell(connector.connect(target, address));
        } catch (SshFailure e) {
            throw failure(e);
        }
    }

    static ShellFailure failure(SshFailure e) {
        ShellFault fault = switch (e.reason()) {
            case HOST_KEY_CHANGED -> ShellFault.HOST_KEY_CHANGED;
            case KEY_UNREADABLE -> ShellFault.KEY_UNREADABLE;
            case AUTHENTICATION_FAILED -> e.isSilence() ? ShellFault.NO_ANSWER : ShellFault.AUTHENTICATION_FAILED;
            case UNREACHABLE -> e.isSilence() ? ShellFault.NO_ANSWER : ShellFault.UNREACHABLE;
            case TIMED_OUT -> ShellFault.NO_ANSWER;
            case BROKEN -> ShellFault.LOST;
        };
        return new ShellFailure(fault, e.text(), e);
    }

    private static SshCredentials credentials(SshLogin login) {
        return switch (login) {
            case SshLogin.Password(Secret password) -> new SshCredentials.Password(password);
            case SshLogin.PrivateKey(Secret pem, Secret passphrase) -> new SshCredentials.PrivateKey(pem, passphrase);
        };
    }
}
