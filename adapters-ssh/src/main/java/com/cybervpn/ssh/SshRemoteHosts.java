package com.cybervpn.ssh;

import com.cybervpn.application.deployer.port.out.RemoteFailure;
import com.cybervpn.application.deployer.port.out.RemoteHost;
import com.cybervpn.application.deployer.port.out.RemoteHosts;
import com.cybervpn.domain.deployer.Server;
import com.cybervpn.domain.shared.HostKey;
import jakarta.inject.Singleton;
import java.nio.file.Path;

/** The deployer's hosts, over the shared SSH client (D-CON). */
@Singleton
final class SshRemoteHosts implements RemoteHosts {
    private final SshPool pool;
    private final SshConfig config;

    SshRemoteHosts(SshPool pool, SshConfig config) {
        this.pool = pool;
        this.config = config;
    }

    @Override
    public RemoteHost connect(Server server, boolean patient) throws RemoteFailure, InterruptedException {
        SshTarget target = target(server, server.login());
        try {
            return host(pool.lease(target, patient ? config.connectTries() : 1), target);
        } catch (SshFailure e) {
            throw failure(e);
        }
    }

    @Override
    public RemoteHost connectFresh(Server server, String user) throws RemoteFailure, InterruptedException {
        SshTarget target = target(server, user);
        try {
            return host(pool.fresh(target), target);
        } catch (SshFailure e) {
            throw failure(e);
        }
    }

    @Override
    public void forget(String host, int port) {
        pool.forget(host, port);
    }

    @Override
    public int open() {
        return pool.open();
    }

    static RemoteFailure failure(SshFailure e) {
        boolean answered = switch (e.reason()) {
            case HOST_KEY_CHANGED, AUTHENTICATION_FAILED, KEY_UNREADABLE -> true;
            case UNREACHABLE, TIMED_OUT, BROKEN -> false;
        };
        return new RemoteFailure(answered, e.text(), e);
    }

    private static RemoteHost host(SshConnection connection, SshTarget target) {
        return new SshRemoteHost(
                connection,
                target.user(),
                connection.hostKey().map(HostKey::fingerprint).orElse("unknown"));
    }

    private static SshTarget target(Server server, String user) {
        String key = server.manualKeyPath();
        SshCredentials credentials = server.useSshAgent() || key == null
                ? new SshCredentials.Agent()
                : new SshCredentials.KeyFile(Path.of(key));
        return new SshTarget(server.host(), server.port(), user, credentials);
    }
}
