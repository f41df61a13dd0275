package com.cybervpn.application.vpn;

import com.cybervpn.application.shared.ApplicationFailure;
import com.cybervpn.application.vpn.port.out.VpnUserLinks;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.vpn.PanelUserId;
import com.cybervpn.domain.vpn.VpnUserId;
import com.cybervpn.domain.vpn.VpnUserLink;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Links in memory. */
public final class InMemoryVpnUserLinks implements VpnUserLinks {
    private final Map<VpnUserId, VpnUserLink> links = new LinkedHashMap<>();

    @Override
    public synchronized Optional<VpnUserLink> find(VpnUserId id) {
        return Optional.ofNullable(links.get(id));
    }

    @Override
    public synchronized Optional<VpnUserLink> findByOwner(AccountId owner) {
        return links.values().stream()
                .filter(link -> owner.equals(link.owner()))
                .findFirst();
    }

    @Override
    public synchronized List<VpnUserLink> findAll(Collection<PanelUserId> panelIds) {
        return links.values().stream()
                .filter(link -> panelIds.contains(link.panelId()))
                .toList();
    }

    @Override
    public synchronized List<VpnUserLink> after(Optional<VpnUserId> after, int limit) {
        return links.values().stream()
                .filter(link -> after.isEmpty()
                        || link.id().toString().compareTo(after.orElseThrow().toString()) > 0)
                .sorted(Comparator.comparing(link -> link.id().toString()))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<VpnUserLink> adopt(List<VpnUserLink> fresh) {
        List<VpnUserLink> stored = new ArrayList<>();
        for (VpnUserLink link : fresh) {
            Optional<VpnUserLink> known =
                    findAll(List.of(link.panelId())).stream().findFirst();
            if (known.isEmpty()) {
                requireOnlyOneOf(link);
                links.put(link.id(), link);
            }
            stored.add(known.orElse(link));
        }
        return stored;
    }

    @Override
    public synchronized void update(VpnUserLink link) {
        requireOnlyOneOf(link);
        links.computeIfPresent(link.id(), (_, _) -> link);
    }

    @Override
    public synchronized void remove(VpnUserId id) {
        links.remove(id);
    }

    private void requireOnlyOneOf(VpnUserLink link) {
        AccountId owner = link.owner();
        if (owner == null) return;
        if (findByOwner(owner).filter(other -> !other.id().equals(link.id())).isPresent()) {
            throw new ApplicationFailure.ConcurrentChange("VPN user", null);
        }
    }
}
