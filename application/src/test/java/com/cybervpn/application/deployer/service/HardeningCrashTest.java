package com.cybervpn.application.deployer.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.deployer.ImaginedHost;
import com.cybervpn.application.deployer.port.in.Answer;
import com.cybervpn.application.deployer.port.in.ServerSetup;
import com.cybervpn.domain.deployer.LockdownSpec;
import com.cybervpn.domain.deployer.SetupSpec;
import com.cybervpn.domain.operations.OperationState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The process dies after each command that it gave the host during a setup or a lockdown; the next one finds its way from
 * there, whether it comes at once or when the host has taken back by itself what was on trial.
 */
class HardeningCrashTest {
    private static final String USER = "pocketbase";

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aSetupEndsAsAskedFor(boolean late) {
        boolean died = true;
        int commands = 0;
        while (died) {
            World world = new World(false);
            world.setUp();
            died = world.diesAndIsTakenUp(++commands, late);
            world.assertSetUp();
        }
        assertThat(commands).as("points of interruption").isGreaterThan(40);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aLockdownEndsAsAskedFor(boolean late) {
        boolean died = true;
        int commands = 0;
        while (died) {
            World world = new World(true);
            world.lockDown();
            died = world.diesAndIsTakenUp(++commands, late);
            world.assertLockedDown();
        }
        assertThat(commands).as("points of interruption").isGreaterThan(40);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aLockdownThatShutsItsOwnerOutIsTakenBack(boolean late) {
        boolean died = true;
        for (int commands = 1; died; commands++) {
            World world = new World(true);
            world.host.shutOutWhile(sshd -> sshd.contains("PasswordAuthentication no"));
            world.lockDown();
            died = world.diesAndIsTakenUp(commands, late);
            world.assertTakenBack();
            world.host.shutOutWhile(_ -> false);
            world.lockDown();
            world.platform.runDue();
            world.assertLockedDown();
        }
    }

    /** One server, and the process that looks after it. */
    private static final class World {
        private final ImaginedHost host = new ImaginedHost();
        private final MortalPlatform platform = new MortalPlatform(host, host::watch, _ -> host.rest());
        private final ServerSetup setup = new ServerSetupService(platform.stores.servers(), platform.desk);

        World(boolean setUp) {
            host.takeBackAfter(MortalPlatform.DEAD_MAN_SECONDS - 1);
            platform.serve(false, false);
            if (!setUp) return;
            setUp();
            platform.runDue();
            assertSetUp();
        }

        void setUp() {
            var spec = new SetupSpec(true, true, true, true, List.of("curl", "git"), List.of(), false);
            assertThat(setup.setUp(MortalPlatform.caller(), platform.server, spec))
                    .isInstanceOf(Answer.Done.class);
        }

        void lockDown() {
            platform.clock.advance(Duration.ofMinutes(1));
            var spec = new LockdownSpec(
                    true,
                    true,
                    null,
                    LockdownSpec.Fail2ban.standard(),
                    LockdownSpec.Hardening.standard(),
                    List.of(8080),
                    List.of(),
                    false);
            assertThat(setup.lockDown(MortalPlatform.caller(), platform.server, spec))
                    .isInstanceOf(Answer.Done.class);
        }

        boolean diesAndIsTakenUp(int commands, boolean late) {
            boolean died = platform.diesAfter(commands);
            if (late) host.restLong();
            platform.recover();
            return died;
        }

        void assertSetUp() {
            assertOver(OperationState.COMPLETED);
            assertThat(platform.served().setupComplete()).isTrue();
            assertThat(host.isUser(USER)).isTrue();
            assertThat(host.at("/home/pocketbase/.ssh")).isEqualTo("700 pocketbase");
            assertThat(host.at("/etc/sudoers.d/pocketbase")).isEqualTo("440 root");
            assertThat(host.has("curl") && host.has("git")).isTrue();
            assertThat(host.at("/opt/pocketbase")).isEqualTo("755 root");
            assertThat(host.at("/opt/pocketbase/apps")).isEqualTo("755 pocketbase");
            assertThat(host.letsIn()).containsExactly("allow 22/tcp", "allow 80/tcp", "allow 443/tcp");
        }

        void assertLockedDown() {
            assertOver(OperationState.COMPLETED);
            assertThat(platform.served().securityLocked()).isTrue();
            assertThat(host.letsIn())
                    .containsExactly("allow 22/tcp", "allow 80/tcp", "allow 443/tcp", "allow 8080/tcp");
            assertThat(host.jails()).contains("bantime = 3600");
            assertThat(host.sshd()).contains("PermitRootLogin no");
            assertThat(host.admits("root")).isFalse();
            assertThat(host.admits(USER)).isTrue();
        }

        void assertTakenBack() {
            assertOver(OperationState.FAILED);
            assertThat(platform.served().securityLocked()).isFalse();
            assertThat(host.at(ImaginedHost.DROP_IN)).isEmpty();
            assertThat(host.sshd()).isEmpty();
            assertThat(host.admits("root") && host.admits(USER)).isTrue();
        }

        private void assertOver(OperationState state) {
            assertThat(platform.last().state()).as(platform::lastLog).isEqualTo(state);
            assertThat(platform.open()).isEmpty();
            assertThat(host.onTrial()).as("something is still on trial").isFalse();
        }
    }
}
