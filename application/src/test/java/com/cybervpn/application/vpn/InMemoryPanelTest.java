package com.cybervpn.application.vpn;

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
import com.cybervpn.domain.vpn.XrayConfig;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;

/** The in-memory panel keeps the same contracts as the one over HTTP. */
class InMemoryPanelTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));

    private final PanelOutage outage = new PanelOutage();
    private final InMemoryPanelConfigProfiles profiles = new InMemoryPanelConfigProfiles(CLOCK, outage);
    private final ConfigProfile profile = profile();

    private ConfigProfile profile() {
        var config = new XrayConfig(Map.of("inbounds", List.of(Map.of("tag", "ANY", "protocol", "vless"))));
        return ((PanelAnswer.Accepted<ConfigProfile>) profiles.create("Any", config)).value();
    }

    @Nested
    class Users implements PanelUsersContract {
        private final PanelUsers users = new InMemoryPanelUsers(CLOCK, outage);

        @Override
        public PanelUsers users() {
            return users;
        }

        @Override
        public InstantSource clock() {
            return CLOCK;
        }
    }

    @Nested
    class Nodes implements PanelNodesContract {
        private final PanelNodes nodes = new InMemoryPanelNodes(CLOCK, outage);

        @Override
        public PanelNodes nodes() {
            return nodes;
        }

        @Override
        public ConfigProfile profile() {
            return profile;
        }
    }

    @Nested
    class Hosts implements PanelHostsContract {
        private final PanelHosts hosts = new InMemoryPanelHosts(profiles, outage);

        @Override
        public PanelHosts hosts() {
            return hosts;
        }

        @Override
        public Inbound inbound() {
            return profile.inbounds().getFirst();
        }
    }

    @Nested
    class Resources implements PanelResourcesContract {
        private final PanelSquads squads = new InMemoryPanelSquads(outage);
        private final PanelSnippets snippets = new InMemoryPanelSnippets(outage);
        private final PanelTemplates templates = new InMemoryPanelTemplates(outage);

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
            return snippets;
        }

        @Override
        public PanelTemplates templates() {
            return templates;
        }
    }
}
