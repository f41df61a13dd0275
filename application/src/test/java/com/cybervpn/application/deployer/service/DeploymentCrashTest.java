package com.cybervpn.application.deployer.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.deployer.InMemoryDeployer;
import com.cybervpn.application.deployer.LocalHost;
import com.cybervpn.application.deployer.port.in.Answer;
import com.cybervpn.application.deployer.port.in.Deploying;
import com.cybervpn.application.shared.SequentialIds;
import com.cybervpn.domain.deployer.App;
import com.cybervpn.domain.deployer.AppId;
import com.cybervpn.domain.deployer.Deployment;
import com.cybervpn.domain.deployer.Strategy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process dies after each command that it gave the host; the next one finds its way from there (D-DEP-11). */
class DeploymentCrashTest {
    @TempDir
    private Path directory;

    @Test
    void aFirstDeploymentEndsServedOnce() {
        boolean died = true;
        for (int commands = 1; died; commands += 3) {
            World world = new World(directory.resolve("first" + commands));
            world.deploy("1.0", "echo one");
            died = world.diesAfter(commands);
            world.recover();
            world.assertServed("1.0");
        }
    }

    @Test
    void aRedeploymentEndsServedOnce() {
        World world = new World(directory);
        world.succeed("0");
        boolean died = true;
        int commands = 0;
        while (died) {
            String next = String.valueOf(++commands);
            world.deploy(next, "echo " + next);
            died = world.diesAfter(commands);
            world.recover();
            world.assertServed(next);
        }
        assertThat(commands).as("points of interruption").isGreaterThan(25);
    }

    @Test
    void aRedeploymentThatCannotSucceedLeavesWhatServed() {
        World world = new World(directory);
        world.succeed("1.0");
        boolean died = true;
        for (int commands = 1; died; commands++) {
            world.deploy("2." + commands, "sick");
            died = world.diesAfter(commands);
            world.recover();
            world.assertServed("1.0");
            assertThat(world.newest()).isEqualTo(Deployment.Status.FAILED);
        }
    }

    @Test
    void aRollbackEndsServedOnce() {
        World world = new World(directory);
        world.succeed("1.0");
        world.succeed("2.0");
        boolean died = true;
        for (int commands = 1; died; commands++) {
            String target = commands % 2 == 0 ? "2.0" : "1.0";
            world.rollBack(target);
            died = world.diesAfter(commands);
            world.recover();
            world.assertServed(target);
        }
    }

    /** One app on one host. */
    private static final class World {
        private final LocalHost host;
        private final MortalPlatform platform;
        private final InMemoryDeployer stores;
        private final Deploying deploying;
        private final AppId app = new AppId(SequentialIds.of(1));

        World(Path directory) {
            host = new LocalHost(directory);
            platform = new MortalPlatform(host, host::watch, _ -> {});
            stores = platform.stores;
            deploying = new DeployingService(
                    stores.apps(),
                    stores.servers(),
                    stores.versions(),
                    stores.deployments(),
                    stores.requests(),
                    platform.desk,
                    platform.reading,
                    platform.cancellation,
                    platform.clock);
            platform.serve(true, true);
            Instant now = platform.clock.instant();
            stores.apps()
                    .save(new App(
                            app,
                            platform.server,
                            "shop",
                            "shop.example.org",
                            LocalHost.HOME + "/shop",
                            "shop",
                            null,
                            null,
                            App.Status.OFFLINE,
                            now,
                            now,
                            0));
        }

        void deploy(String version, String program) {
            platform.clock.advance(Duration.ofMinutes(1));
            String artifact = host.file("artifact", "#!/bin/sh\n" + program + "\n");
            Answer<Deployment> answer = deploying.deploy(
                    MortalPlatform.caller(),
                    app,
                    new Deploying.Order(
                            "shop",
                            version,
                            null,
                            artifact,
                            null,
                            null,
                            null,
                            Strategy.RECREATE,
                            null,
                            true,
                            List.of(),
                            List.of(),
                            List.of(),
                            Map.of("KEY", "value")));
            assertThat(answer).isInstanceOf(Answer.Done.class);
        }

        void succeed(String version) {
            deploy(version, "echo " + version);
            platform.runDue();
            assertServed(version);
        }

        void rollBack(String version) {
            platform.clock.advance(Duration.ofMinutes(1));
            assertThat(deploying.rollBack(MortalPlatform.caller(), app, version, "", false))
                    .isInstanceOf(Answer.Done.class);
        }

        boolean diesAfter(int commands) {
            return platform.diesAfter(commands);
        }

        void recover() {
            platform.recover();
        }

        Deployment.Status newest() {
            return stores.deployments().list(app, null, 1).getFirst().status();
        }

        void assertServed(String version) {
            assertThat(host.active()).as(platform::lastLog).isEqualTo(Map.of("shop", version));
            App now = stores.apps().find(app).orElseThrow();
            assertThat(now.currentVersion()).isEqualTo(version);
            assertThat(now.status()).isEqualTo(App.Status.ONLINE);
            assertThat(platform.open()).isEmpty();
            assertThat(stores.deployments().list(app, null, 100)).noneMatch(Deployment::isOpen);
        }
    }
}
