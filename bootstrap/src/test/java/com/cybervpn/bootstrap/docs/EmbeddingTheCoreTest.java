package com.cybervpn.bootstrap.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.InMemoryAuditTrail;
import com.cybervpn.application.shared.InMemoryTransactions;
import com.cybervpn.application.shared.MovableClock;
import com.cybervpn.application.shared.Origin;
import com.cybervpn.application.shared.SequentialIds;
import com.cybervpn.application.vpn.InMemoryPanelSquads;
import com.cybervpn.application.vpn.InMemoryPanelUsers;
import com.cybervpn.application.vpn.InMemoryVpnUserLinks;
import com.cybervpn.application.vpn.PanelOutage;
import com.cybervpn.application.vpn.port.in.CreateVpnUser;
import com.cybervpn.application.vpn.port.in.PanelChange;
import com.cybervpn.application.vpn.service.CreateVpnUserService;
import com.cybervpn.application.vpn.service.DefaultSquads;
import com.cybervpn.application.vpn.service.VpnUserDirectory;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Principal;
import com.cybervpn.domain.shared.Role;
import com.cybervpn.domain.shared.SessionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EmbeddingTheCoreTest {
    // embedding: what stands between these marks stands in the README
    @Test
    void anOperatorCreatesAVpnUser() {
        var clock = new MovableClock();
        var outage = new PanelOutage();
        var panel = new InMemoryPanelUsers(clock, outage);
        var squads = new InMemoryPanelSquads(outage);
        squads.createInternal("Default-Squad", List.of());
        var trail = new InMemoryAuditTrail();
        CreateVpnUser createVpnUser = new CreateVpnUserService(
                panel,
                new DefaultSquads(List.of(), squads),
                new VpnUserDirectory(panel, new InMemoryVpnUserLinks(), new SequentialIds()),
                new InMemoryTransactions(),
                trail);
        var operator = new Caller(
                new Principal(new AccountId(new UUID(0, 1)), Role.OPERATOR, new SessionId(new UUID(0, 2))),
                Origin.SYSTEM);

        var outcome = createVpnUser.create(operator, new CreateVpnUser.Command("alice", null, 1L << 30, null));

        assertThat(outcome).isInstanceOf(PanelChange.Done.class);
        assertThat(trail.entries()).hasSize(1);
    }
    // embedding: end

    @Test
    void standsInTheReadmeAsItIsHere() throws IOException {
        Path root = Path.of("").toAbsolutePath().getParent();
        String here = Files.readString(
                root.resolve("bootstrap/src/test/java/com/cybervpn/bootstrap/docs/EmbeddingTheCoreTest.java"));
        String example = here.substring(here.indexOf("    @Test"), here.indexOf("    // embedding: end"));

        assertThat(Files.readString(root.resolve("README.md")))
                .contains(example.stripTrailing().stripIndent());
    }
}
