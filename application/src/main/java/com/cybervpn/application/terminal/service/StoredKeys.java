package com.cybervpn.application.terminal.service;

import com.cybervpn.application.terminal.port.out.OwnKeys;
import com.cybervpn.application.terminal.port.out.SshKeys;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.SshKey;
import com.cybervpn.domain.terminal.SshKeyId;
import com.cybervpn.domain.terminal.SshLogin.PrivateKey;
import java.util.Optional;
import java.util.UUID;

/** Finds the keys that users name when they sign in somewhere: by id or by name, and only their own (T-WS-8). */
public final class StoredKeys implements OwnKeys {
    private final SshKeys keys;

    public StoredKeys(SshKeys keys) {
        this.keys = keys;
    }

    @Override
    public Optional<PrivateKey> find(AccountId owner, String idOrName) {
        return byId(idOrName)
                .filter(key -> key.owner().equals(owner))
                .or(() -> keys.findByName(owner, idOrName))
                .flatMap(key -> keys.privatePart(key.id()));
    }

    private Optional<SshKey> byId(String text) {
        try {
            return keys.find(new SshKeyId(UUID.fromString(text)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
