package com.cybervpn.ssh;

import com.cybervpn.application.terminal.port.out.ShellFailure;
import com.cybervpn.domain.shared.PublicAddress;
import com.cybervpn.domain.terminal.ShellFault;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Looks a host up once, and says whether users may connect to it (T-SSH-7). */
@Singleton
final class TargetGuard {
    private final boolean privateNetworks;

    @Inject
    TargetGuard(TargetConfig config, @Value("${environment:development}") String environment) {
        this(config.privateNetworks().orElse(!environment.equals("production")));
    }

    TargetGuard(boolean privateNetworks) {
        this.privateNetworks = privateNetworks;
    }

    /** The one address to connect to. A name of which any address is not allowed is refused as a whole. */
    InetAddress admit(String host) throws ShellFailure {
        InetAddress[] addresses = addresses(host);
        if (!privateNetworks && !Arrays.stream(addresses).allMatch(PublicAddress::is)) {
            throw new ShellFailure(ShellFault.TARGET_REFUSED, "the host is not on the public internet", null);
        }
        return addresses[0];
    }

    private static InetAddress[] addresses(String host) throws ShellFailure {
        try {
            return InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            throw new ShellFailure(ShellFault.UNREACHABLE, "unknown host", e);
        }
    }
}
