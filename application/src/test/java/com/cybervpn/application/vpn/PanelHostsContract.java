package com.cybervpn.application.vpn;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.vpn.port.out.PanelAnswer;
import com.cybervpn.application.vpn.port.out.PanelHosts;
import com.cybervpn.domain.vpn.Inbound;
import com.cybervpn.domain.vpn.NewVpnHost;
import com.cybervpn.domain.vpn.VpnHost;
import com.cybervpn.domain.vpn.VpnHostChange;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link PanelHosts} must do. */
public interface PanelHostsContract {
    UUID NOBODY = UUID.fromString("00000000-0000-4000-8000-000000000001");

    PanelHosts hosts();

    /** An inbound that a host can stand for. */
    Inbound inbound();

    private NewVpnHost wanted(UUID inbound) {
        return new NewVpnHost(
                inbound().configProfile(),
                inbound,
                "Germany",
                "de.example.com",
                8443,
                "sni.example.com",
                "host.example.com",
                "/ws",
                List.of("h2", "http/1.1"),
                false);
    }

    private VpnHost made() {
        PanelAnswer<VpnHost> answer = hosts().create(wanted(inbound().id()));
        assertThat(answer).isInstanceOf(PanelAnswer.Accepted.class);
        return ((PanelAnswer.Accepted<VpnHost>) answer).value();
    }

    @Test
    default void createsAHostThatIsThenThere() {
        VpnHost host = made();

        assertThat(host.remark()).isEqualTo("Germany");
        assertThat(host.address()).isEqualTo("de.example.com");
        assertThat(host.port()).isEqualTo(8443);
        assertThat(host.sni()).isEqualTo("sni.example.com");
        assertThat(host.hostHeader()).isEqualTo("host.example.com");
        assertThat(host.path()).isEqualTo("/ws");
        assertThat(host.alpn()).containsExactly("h2", "http/1.1");
        assertThat(host.disabled()).isFalse();
        assertThat(host.inbound()).isEqualTo(inbound().id());
        assertThat(host.configProfile()).isEqualTo(inbound().configProfile());
        assertThat(hosts().find(host.id())).contains(host);
        assertThat(hosts().list()).contains(host);
    }

    @Test
    default void needsAnInboundThatExists() {
        assertThat(hosts().create(wanted(NOBODY))).isEqualTo(new PanelAnswer.Absent<>());
    }

    @Test
    default void changesWhatIsSaidAndNothingElse() {
        VpnHost host = made();

        var answer = hosts().update(host.id(), new VpnHostChange("Berlin", null, null, null, null, null, null, true));

        assertThat(answer).isInstanceOf(PanelAnswer.Accepted.class);
        VpnHost changed = hosts().find(host.id()).orElseThrow();
        assertThat(changed.remark()).isEqualTo("Berlin");
        assertThat(changed.disabled()).isTrue();
        assertThat(changed.address()).isEqualTo("de.example.com");
        assertThat(changed.alpn()).containsExactly("h2", "http/1.1");
    }

    @Test
    default void deletesOnce() {
        VpnHost host = made();

        assertThat(hosts().delete(host.id())).isTrue();
        assertThat(hosts().delete(host.id())).isFalse();
    }

    @Test
    default void saysWhatIsNotThere() {
        assertThat(hosts().find(NOBODY)).isEmpty();
        assertThat(hosts().update(NOBODY, new VpnHostChange("X", null, null, null, null, null, null, null)))
                .isEqualTo(new PanelAnswer.Absent<>());
    }
}
