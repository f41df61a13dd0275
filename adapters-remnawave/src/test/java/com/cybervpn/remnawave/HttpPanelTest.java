package com.cybervpn.remnawave;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.vpn.PanelHostsContract;
import com.cybervpn.application.vpn.PanelNodesContract;
import com.cybervpn.application.vpn.PanelResourcesContract;
import com.cybervpn.application.vpn.PanelUsersContract;
import com.cybervpn.application.vpn.port.out.PanelAnswer;
import com.cybervpn.application.vpn.port.out.PanelConfigProfiles;
import com.cybervpn.application.vpn.port.out.PanelHosts;
import com.cybervpn.application.vpn.port.out.PanelNodes;
import com.cybervpn.application.vpn.port.out.PanelSnippets;
import com.cybervpn.application.vpn.port.out.PanelSquads;
import com.cybervpn.application.vpn.port.out.PanelTemplates;
import com.cybervpn.application.vpn.port.out.PanelUsers;
import com.cybervpn.domain.vpn.ConfigProfile;
import com.cybervpn.domain.vpn.Inbound;
import com.cybervpn.domain.vpn.NewPanelUser;
import com.cybervpn.domain.vpn.PanelUser;
import com.cybervpn.domain.vpn.PanelUserId;
import com.cybervpn.domain.vpn.Squad;
import com.cybervpn.domain.vpn.SquadKind;
import com.cybervpn.domain.vpn.SubscriptionTemplate;
import com.cybervpn.domain.vpn.TrafficReset;
import com.cybervpn.http.PeerClients;
import com.cybervpn.remnawave.sandbox.PanelSandbox;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The adapter over HTTP, against the sandbox. */
class HttpPanelTest {
    private final PeerClients clients = new PeerClients(new SimpleMeterRegistry(), InstantSource.system());
    private final PanelSandbox sandbox =
            PanelSandbox.start(PanelSandbox.Options.inMemory(), clients, InstantSource.system());
    private final TestPanel panel = TestPanel.to(sandbox);
    private final PanelConfigProfiles profiles = new HttpPanelConfigProfiles(panel.client);
    private final HttpPanelUsers users = new HttpPanelUsers(panel.client);
    private final HttpPanelSquads squads = new HttpPanelSquads(panel.client);

    @AfterEach
    void close() {
        assertThat(panel.meters.find("remnawave.drift").counters()).isEmpty();
        panel.close();
        sandbox.close();
        clients.close();
    }

    private PanelUser userWithAccess() {
        Squad squad = squads.list(SquadKind.INTERNAL).getFirst();
        var wanted = new NewPanelUser(
                "alice_01",
                InstantSource.system().instant().plus(Duration.ofDays(30)),
                0,
                TrafficReset.NO_RESET,
                null,
                null,
                null,
                null,
                null,
                java.util.List.of(squad.id()));
        return ((PanelAnswer.Accepted<PanelUser>) users.create(wanted)).value();
    }

    @Test
    void handsOutTheLinksOfANewUserAtOnce() {
        var subscriptions = new HttpPanelSubscriptions(panel.client);
        PanelUser user = userWithAccess();

        var links = subscriptions.links(user.id()).orElseThrow();

        assertThat(links.links()).hasSize(4).anyMatch(link -> link.startsWith("vless://") && link.contains("pbk="));
        assertThat(links.subscriptionUrl()).isEqualTo(user.subscriptionUrl());
        assertThat(subscriptions.links(new PanelUserId(999))).isEmpty();
    }

    @Test
    void countsUsersAndTraffic() {
        var system = new HttpPanelSystem(panel.client);
        PanelUser user = userWithAccess();
        sandbox.useTraffic(user.id().value(), 5_000);
        LocalDate today = LocalDate.ofInstant(InstantSource.system().instant(), ZoneOffset.UTC);

        assertThat(system.version()).isEqualTo("3.3.2");
        assertThat(system.totals().users()).isEqualTo(1);
        assertThat(system.totals().activeUsers()).isEqualTo(1);
        assertThat(system.totals().usersOnline()).isEqualTo(1);
        assertThat(system.totals().trafficLifetimeBytes()).isEqualTo(5_000);
        assertThat(system.trafficBytes(today.minusDays(6), today)).isEqualTo(5_000);
        assertThat(users.find(user.id()).orElseThrow().usedTrafficBytes()).isEqualTo(5_000);
    }

    @Test
    void refusesAUserInASquadThatIsNotThere() {
        var wanted = new NewPanelUser(
                "lost_one",
                InstantSource.system().instant().plus(Duration.ofDays(1)),
                0,
                TrafficReset.NO_RESET,
                null,
                null,
                null,
                null,
                null,
                java.util.List.of(UUID.fromString("00000000-0000-4000-8000-000000000001")));

        assertThat(users.create(wanted)).isEqualTo(new PanelAnswer.Refused<>());
    }

    @Test
    void keepsTheDefaultTemplateOfAKind() {
        var templates = new HttpPanelTemplates(panel.client);
        SubscriptionTemplate standard = templates.list().getFirst();

        assertThat(templates.delete(standard.id())).isEqualTo(new PanelAnswer.Refused<>());
    }

    @Nested
    class Users implements PanelUsersContract {
        @Override
        public PanelUsers users() {
            return users;
        }

        @Override
        public InstantSource clock() {
            return InstantSource.system();
        }
    }

    @Nested
    class Nodes implements PanelNodesContract {
        @Override
        public PanelNodes nodes() {
            return new HttpPanelNodes(panel.client);
        }

        @Override
        public ConfigProfile profile() {
            return profiles.list().getFirst();
        }
    }

    @Nested
    class Hosts implements PanelHostsContract {
        @Override
        public PanelHosts hosts() {
            return new HttpPanelHosts(panel.client);
        }

        @Override
        public Inbound inbound() {
            return profiles.inbounds().getFirst();
        }
    }

    @Nested
    class Resources implements PanelResourcesContract {
        @Override
        public PanelConfigProfiles profiles() {
            return profiles;
        }

        @Override
        public PanelSquads squads() {
            return squads;
        }

        @Override
        public PanelSnippets snippets() {
            return new HttpPanelSnippets(panel.client);
        }

        @Override
        public PanelTemplates templates() {
            return new HttpPanelTemplates(panel.client);
        }
    }
}
