package com.cybervpn.application.terminal.port.out;

import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.SshKey;
import com.cybervpn.domain.terminal.SshKeyId;
import com.cybervpn.domain.terminal.SshLogin.PrivateKey;
import java.util.List;
import java.util.Optional;

/** The stored SSH keys; their private parts are encrypted. */
public interface SshKeys {
    /** In the order of their names. */
    List<SshKey> ownedBy(AccountId owner);

    Optional<SshKey> find(SshKeyId id);

    Optional<SshKey> findByName(AccountId owner, String name);

    /** For a sign-in, after whoever asks was found to be the owner. */
    Optional<PrivateKey> privatePart(SshKeyId id);

    /** False when another key of the owner has the name. */
    boolean add(SshKey key, PrivateKey privatePart);

    /** Says whether there was one. */
    boolean remove(SshKeyId id);
}
