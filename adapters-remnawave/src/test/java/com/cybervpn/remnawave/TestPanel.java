package com.cybervpn.remnawave;

import com.cybervpn.domain.shared.Secret;
import com.cybervpn.http.PeerClients;
import com.cybervpn.remnawave.sandbox.PanelSandbox;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;

/** The adapter with its collaborators, connected to some panel. */
final class TestPanel implements AutoCloseable {
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final PeerClients clients;
    final Drift drift = new Drift(meters);
    final RemnawaveClient client;

    private TestPanel(PanelConnection connection, Duration timeout, InstantSource clock) {
        clients = new PeerClients(meters, clock);
        var config = new RemnawaveConfig(
                connection.url(),
                null,
                null,
                Duration.ofMillis(300),
                timeout,
                200_000,
                64,
                2,
                Duration.ofMillis(5),
                5,
                Duration.ofSeconds(10));
        client = new RemnawaveClient(clients, connection, config, drift);
    }

    static TestPanel to(PanelSandbox sandbox) {
        var connection = new PanelConnection(sandbox.url(), sandbox.token(), sandbox.webhookSecret());
        return new TestPanel(connection, Duration.ofSeconds(10), InstantSource.system());
    }

    static TestPanel to(URI url, InstantSource clock) {
        return new TestPanel(new PanelConnection(url, Secret.of("t"), Secret.of("t")), Duration.ofMillis(800), clock);
    }

    @Override
    public void close() {
        clients.close();
    }
}
