package com.cybervpn.application.terminal.port.out;

import com.cybervpn.domain.terminal.SshDestination;
import com.cybervpn.domain.terminal.SshLogin;

/** The machines that users reach over SSH. */
public interface RemoteShells {
    /**
     * Signs in, on a connection that nobody shares. One try; blocks at most for the configured timeouts. The host's address
     * is looked up once, and only that one is connected to (T-SSH-7).
     */
    Shell connect(SshDestination destination, SshLogin login) throws ShellFailure, InterruptedException;
}
