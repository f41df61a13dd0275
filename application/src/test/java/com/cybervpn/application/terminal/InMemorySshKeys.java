package com.cybervpn.application.terminal;

import com.cybervpn.application.terminal.port.out.SshKeys;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.SshKey;
import com.cybervpn.domain.terminal.SshKeyId;
import com.cybervpn.domain.terminal.SshLogin.PrivateKey;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** SSH keys in memory. */
public final class InMemorySshKeys implements SshKeys {
    private final Map<SshKeyId, SshKey> rows = new ConcurrentHashMap<>();
    private final Map<SshKeyId, PrivateKey> privateParts = new ConcurrentHashMap<>();

    @Override
    public List<SshKey> ownedBy(AccountId owner) {
        return rows.values().stream()
                .filter(key -> key.owner().equals(owner))
                .sorted(Comparator.comparing(SshKey::name))
                .toList();
    }

    @Override
    public Optional<SshKey> find(SshKeyId id) {
        return Optional.ofNullable(rows.get(id));
    }

    @Override
    public Optional<SshKey> findByName(AccountId owner, String name) {
        return ownedBy(owner).stream().filter(key -> key.name().equals(name)).findFirst();
    }

    @Override
    public Optional<PrivateKey> privatePart(SshKeyId id) {
        return Optional.ofNullable(privateParts.get(id));
    }

    @Override
    public synchronized boolean add(SshKey key, PrivateKey privatePart) {
        if (findByName(key.owner(), key.name()).isPresent()) return false;
        rows.put(key.id(), key);
        privateParts.put(key.id(), privatePart);
        return true;
    }

    @Override
    public boolean remove(SshKeyId id) {
        privateParts.remove(id);
        return rows.remove(id) != null;
    }
}
