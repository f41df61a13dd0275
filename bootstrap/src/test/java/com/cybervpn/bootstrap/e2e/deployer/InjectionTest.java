package com.cybervpn.bootstrap.e2e.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.deployer.port.out.Servers;
import com.cybervpn.bootstrap.e2e.TestPlatform;
import com.cybervpn.domain.deployer.Server;
import com.cybervpn.domain.deployer.ServerId;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InjectionTest {
    @Test
    void takesNoFieldAsShellText(@TempDir Path directory) {
        Path canary = directory.resolve("canary");
        try (StubHost host = new StubHost(directory);
                TestPlatform platform =
                        TestPlatform.with(Map.of("deployer.pause", "5ms", "deployer.health-tries", 1))) {
            DeployerClient deployer = new DeployerClient(platform.local());
            String server =
                    deployer.server("stub", "127.0.0.1", host.port(), host.key().toString());
            setUp(platform, server);
            String app = deployer.app(server, Map.of("name", "shop", "remote_path", "/srv/no-such/shop"));
            String version = deployer.version(app, "0.1", SmallServer.saying("one"));

            int sent = new Injections(deployer, server, app, version, canary.toString()).sendAll();

            assertThat(sent).isGreaterThan(250);
            assertThat(canary).doesNotExist();
        }
    }

    /** As a finished setup does it. */
    private static void setUp(TestPlatform platform, String server) {
        Servers servers = platform.bean(Servers.class);
        Server stored = servers.find(new ServerId(UUID.fromString(server))).orElseThrow();
        servers.save(stored.setUp(platform.bean(InstantSource.class).instant()));
    }
}
