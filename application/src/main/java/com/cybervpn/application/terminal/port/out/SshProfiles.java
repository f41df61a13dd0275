package com.cybervpn.application.terminal.port.out;

import com.cybervpn.application.shared.ApplicationFailure.ConcurrentChange;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.SshKeyId;
import com.cybervpn.domain.terminal.SshProfile;
import com.cybervpn.domain.terminal.SshProfileId;
import java.util.List;
import java.util.Optional;

/** The stored SSH profiles. */
public interface SshProfiles {
    /** In the order of their names. */
    List<SshProfile> ownedBy(AccountId owner);

    Optional<SshProfile> find(SshProfileId id);

    boolean isAnyWith(SshKeyId key);

    /**
     * Stores a new or changed profile.
     *
     * @return as it is stored now; empty when another profile of the owner has the name
     * @throws ConcurrentChange when someone else stored it since it was read
     */
    Optional<SshProfile> save(SshProfile profile);

    /** Says whether there was one. */
    boolean remove(SshProfileId id);
}
