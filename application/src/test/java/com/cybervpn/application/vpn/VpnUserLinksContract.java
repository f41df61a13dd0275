package com.cybervpn.application.vpn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cybervpn.application.shared.ApplicationFailure;
import com.cybervpn.application.vpn.port.out.VpnUserLinks;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.vpn.PanelUserId;
import com.cybervpn.domain.vpn.VpnUserId;
import com.cybervpn.domain.vpn.VpnUserLink;
import com.cybervpn.domain.vpn.VpnUserStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link VpnUserLinks} must do. */
public interface VpnUserLinksContract {
    VpnUserLinks links();

    private static VpnUserLink link(long panelId, @Nullable AccountId owner) {
        return new VpnUserLink(
                new VpnUserId(UUID.randomUUID()),
                new PanelUserId(panelId),
                "short-" + panelId,
                owner,
                VpnUserStatus.ACTIVE,
                Instant.parse("2026-12-01T00:00:00Z"));
    }

    @Test
    default void keepsALinkAndFindsItByEachOfItsNames() {
        AccountId owner = new AccountId(UUID.randomUUID());
        VpnUserLink link = link(101, owner);

        assertThat(links().adopt(List.of(link))).containsExactly(link);

        assertThat(links().find(link.id())).contains(link);
        assertThat(links().findByOwner(owner)).contains(link);
        assertThat(links().findAll(List.of(link.panelId(), new PanelUserId(999_999))))
                .containsExactly(link);
    }

    @Test
    default void keepsTheFirstOfTwoLinksToTheSamePanelUser() {
        VpnUserLink first = link(102, null);
        VpnUserLink second = link(102, null);
        VpnUserLink other = link(103, null);
        links().adopt(List.of(first));

        assertThat(links().adopt(List.of(second, other))).containsExactlyInAnyOrder(first, other);

        assertThat(links().find(second.id())).isEmpty();
    }

    @Test
    default void remembersHowThePanelLastShowedTheUser() {
        VpnUserLink link = link(104, null);
        links().adopt(List.of(link));
        VpnUserLink changed = new VpnUserLink(
                link.id(),
                link.panelId(),
                "revoked-104",
                new AccountId(UUID.randomUUID()),
                VpnUserStatus.EXPIRED,
                Instant.parse("2026-11-01T00:00:00Z"));

        links().update(changed);

        assertThat(links().find(link.id())).contains(changed);
    }

    @Test
    default void givesAnAccountOneVpnUserOnly() {
        AccountId owner = new AccountId(UUID.randomUUID());
        VpnUserLink second = link(106, null);
        links().adopt(List.of(link(105, owner), second));

        assertThatThrownBy(() -> links().update(second.ownedBy(owner)))
                .isInstanceOf(ApplicationFailure.ConcurrentChange.class);
    }

    @Test
    default void forgetsALinkOnDemand() {
        VpnUserLink link = link(107, null);
        links().adopt(List.of(link));

        links().remove(link.id());

        assertThat(links().find(link.id())).isEmpty();
    }

    @Test
    default void walksOverAllLinksInParts() {
        links().adopt(List.of(link(108, null), link(109, null), link(110, null)));

        List<VpnUserLink> first = links().after(Optional.empty(), 2);
        List<VpnUserLink> next = links().after(Optional.of(first.getLast().id()), 1000);

        assertThat(first).hasSize(2);
        assertThat(next).isNotEmpty().doesNotContainAnyElementsOf(first);
    }
}
