package com.cybervpn.application.deployer.port.out;

import com.cybervpn.domain.deployer.Server;

/** The hosts, over SSH. */
public interface RemoteHosts {
    /**
     * A shared connection as the server's present login; close it after use.
     *
     * @param patient whether to try again for a while when the host does not answer (D-CON-4)
     */
    RemoteHost connect(Server server, boolean patient) throws RemoteFailure, InterruptedException;

    /** A connection made this moment, as the given user: proves that this user can sign in now. */
    RemoteHost connectFresh(Server server, String user) throws RemoteFailure, InterruptedException;

    /** Closes what is open to an address. */
    void forget(String host, int port);

    /** How many shared connections are open. */
    int open();
}
