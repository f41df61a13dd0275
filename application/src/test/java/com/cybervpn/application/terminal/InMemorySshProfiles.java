package com.cybervpn.application.terminal;

import com.cybervpn.application.shared.ApplicationFailure.ConcurrentChange;
import com.cybervpn.application.terminal.port.out.SshProfiles;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.SshKeyId;
import com.cybervpn.domain.terminal.SshProfile;
import com.cybervpn.domain.terminal.SshProfileId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** SSH profiles in memory. */
public final class InMemorySshProfiles implements SshProfiles {
    private final Map<SshProfileId, SshProfile> rows = new ConcurrentHashMap<>();

    @Override
    public List<SshProfile> ownedBy(AccountId owner) {
        return rows.values().stream()
                .filter(profile -> profile.owner().equals(owner))
                .sorted(Comparator.comparing(SshProfile::name))
                .toList();
    }

    @Override
    public Optional<SshProfile> find(SshProfileId id) {
        return Optional.ofNullable(rows.get(id));
    }

    @Override
    public boolean isAnyWith(SshKeyId key) {
        return rows.values().stream().anyMatch(profile -> key.equals(profile.key()));
    }

    @Override
    public synchronized Optional<SshProfile> save(SshProfile profile) {
        boolean taken = ownedBy(profile.owner()).stream()
                .anyMatch(other ->
                        other.name().equals(profile.name()) && !other.id().equals(profile.id()));
        if (taken) return Optional.empty();
        long version = find(profile.id()).map(SshProfile::version).orElse(0L);
        if (version != profile.version()) throw new ConcurrentChange("SSH profile", null);
        rows.put(profile.id(), profile.stored());
        return Optional.of(profile.stored());
    }

    @Override
    public boolean remove(SshProfileId id) {
        return rows.remove(id) != null;
    }
}
