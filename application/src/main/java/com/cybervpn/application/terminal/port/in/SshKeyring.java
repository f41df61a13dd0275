package com.cybervpn.application.terminal.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.domain.terminal.SshKey;
import com.cybervpn.domain.terminal.SshKeyId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The caller's own SSH keys (T-SSH-5). Private parts come in and never go out again. */
public interface SshKeyring {
    /** In the order of their names. */
    List<SshKey> list(Caller caller);

    AddOutcome add(Caller caller, Command command);

    RemoveOutcome remove(Caller caller, SshKeyId id);

    /**
     * @param privateKey OpenSSH or PEM, in base64 or as it is
     * @param passphrase null when the key has none
     */
    record Command(String name, Secret privateKey, @Nullable Secret passphrase) {}

    sealed interface AddOutcome {
        record Added(SshKey key) implements AddOutcome {}

        record Invalid(String member, String reason) implements AddOutcome {}

        record NameTaken(String name) implements AddOutcome {}

        record LimitReached(int allowed) implements AddOutcome {}
    }

    sealed interface RemoveOutcome {
        record Removed() implements RemoveOutcome {}

        record NoSuchKey() implements RemoveOutcome {}

        /** Profiles sign in with it. */
        record InUse() implements RemoveOutcome {}
    }
}
