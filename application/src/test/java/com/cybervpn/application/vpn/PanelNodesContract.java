package com.cybervpn.application.vpn;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.vpn.port.out.PanelAnswer;
import com.cybervpn.application.vpn.port.out.PanelNodes;
import com.cybervpn.domain.vpn.ConfigProfile;
import com.cybervpn.domain.vpn.Inbound;
import com.cybervpn.domain.vpn.NewVpnServer;
import com.cybervpn.domain.vpn.VpnServer;
import com.cybervpn.domain.vpn.VpnServerChange;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link PanelNodes} must do. */
public interface PanelNodesContract {
    UUID NOBODY = UUID.fromString("00000000-0000-4000-8000-000000000001");

    PanelNodes nodes();

    /** A profile that a node can run. */
    ConfigProfile profile();

    private PanelAnswer<VpnServer> create(String name, String address) {
        return nodes().create(new NewVpnServer(
                name,
                address,
                2222,
                profile().id(),
                profile().inbounds().stream().map(Inbound::id).toList()));
    }

    private VpnServer made(String name, String address) {
        PanelAnswer<VpnServer> answer = create(name, address);
        assertThat(answer).isInstanceOf(PanelAnswer.Accepted.class);
        return ((PanelAnswer.Accepted<VpnServer>) answer).value();
    }

    @Test
    default void createsAServerThatIsThenThere() {
        VpnServer server = made("contract-one", "one.example.com");

        assertThat(server.name()).isEqualTo("contract-one");
        assertThat(server.address()).isEqualTo("one.example.com");
        assertThat(server.port()).isEqualTo(2222);
        assertThat(server.configProfile()).isEqualTo(profile().id());
        assertThat(server.inboundCount()).isEqualTo(profile().inbounds().size());
        assertThat(nodes().find(server.id()).map(VpnServer::name)).contains("contract-one");
        assertThat(nodes().list()).extracting(VpnServer::id).contains(server.id());
    }

    @Test
    default void keepsNamesAndAddressesUnique() {
        made("contract-two", "two.example.com");

        assertThat(create("contract-two", "other.example.com")).isEqualTo(new PanelAnswer.Taken<>());
        assertThat(create("contract-three", "two.example.com")).isEqualTo(new PanelAnswer.Taken<>());
    }

    @Test
    default void refusesANameThatItDoesNotLike() {
        assertThat(create("x", "short.example.com")).isEqualTo(new PanelAnswer.Refused<>());
    }

    @Test
    default void changesWhatIsSaidAndNothingElse() {
        VpnServer server = made("contract-four", "four.example.com");

        var answer = nodes().update(server.id(), new VpnServerChange("contract-4", null, 3333));

        assertThat(answer).isInstanceOf(PanelAnswer.Accepted.class);
        VpnServer changed = nodes().find(server.id()).orElseThrow();
        assertThat(changed.name()).isEqualTo("contract-4");
        assertThat(changed.address()).isEqualTo("four.example.com");
        assertThat(changed.port()).isEqualTo(3333);
    }

    @Test
    default void deletesOnce() {
        VpnServer server = made("contract-five", "five.example.com");

        assertThat(nodes().delete(server.id())).isTrue();
        assertThat(nodes().delete(server.id())).isFalse();
        assertThat(nodes().find(server.id())).isEmpty();
    }

    @Test
    default void saysWhatIsNotThere() {
        assertThat(nodes().find(NOBODY)).isEmpty();
        assertThat(nodes().update(NOBODY, new VpnServerChange("contract-six", null, null)))
                .isEqualTo(new PanelAnswer.Absent<>());
        assertThat(nodes().delete(NOBODY)).isFalse();
    }
}
