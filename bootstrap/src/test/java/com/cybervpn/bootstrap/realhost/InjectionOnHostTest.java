package com.cybervpn.bootstrap.realhost;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.bootstrap.e2e.TestPlatform;
import com.cybervpn.bootstrap.e2e.deployer.DeployerClient;
import com.cybervpn.bootstrap.e2e.deployer.Injections;
import com.cybervpn.bootstrap.e2e.deployer.SmallServer;
import java.util.Map;
import org.junit.jupiter.api.Test;

@OnRealHost
class InjectionOnHostTest {
    @Test
    void takesNoFieldAsShellText() {
        try (RealHost host = RealHost.boot();
                TestPlatform platform = TestPlatform.with(Map.of("deployer.pause", "50ms"))) {
            DeployerClient deployer = new DeployerClient(platform.local());
            String server =
                    deployer.server("target", host.address(), 22, host.key().toString());
            deployer.done("/api/v1/servers/" + server + "/setup", Map.of());
            String app = deployer.app(server, Map.of("name", "shop", "port", 8080));
            String version = deployer.version(app, "0.1", SmallServer.saying("one"));
            deployer.succeeded(deployer.deploy(app, "0.1", version, Map.of()));

            assertThat(new Injections(deployer, server, app, version, "/var/tmp/canary").sendAll())
                    .isGreaterThan(250);

            assertThat(host.sh("ls /var/tmp/canary").status()).isNotZero();
            assertThat(host.says("systemctl is-active pocketbase-shop")).isEqualTo("active");
        }
    }
}
