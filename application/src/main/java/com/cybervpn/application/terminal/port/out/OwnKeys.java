package com.cybervpn.application.terminal.port.out;

import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.SshLogin;
import java.util.Optional;

/** The private keys that users stored. */
@FunctionalInterface
public interface OwnKeys {
    /** The user's own key of that id or name. */
    Optional<SshLogin.PrivateKey> find(AccountId owner, String idOrName);
}
