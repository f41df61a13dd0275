package com.cybervpn.application.terminal.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.terminal.SshKeyId;
import com.cybervpn.domain.terminal.SshProfile;
import com.cybervpn.domain.terminal.SshProfileId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The caller's own SSH profiles (T-SSH-4 to T-SSH-6). Somebody else's are as good as absent (T-GEN-5). */
public interface SshProfileBook {
    /** In the order of their names. */
    List<SshProfile> list(Caller caller);

    Optional<SshProfile> find(Caller caller, SshProfileId id);

    Outcome add(Caller caller, Draft draft);

    /** Changes the members that are not null. */
    Outcome change(Caller caller, SshProfileId id, Draft changes);

    /** Says whether there was one. */
    boolean remove(Caller caller, SshProfileId id);

    /** What a profile is to be; null where nothing was said. */
    record Draft(
            @Nullable String name,
            @Nullable String host,
            @Nullable Integer port,
            @Nullable String username,
            @Nullable SshKeyId key) {}

    sealed interface Outcome {
        record Stored(SshProfile profile) implements Outcome {}

        /** Member to reason. */
        record Invalid(Map<String, String> reasons) implements Outcome {}

        record NoSuchProfile() implements Outcome {}

        record NoSuchKey(SshKeyId key) implements Outcome {}

        record NameTaken(String name) implements Outcome {}

        /** The caller's tier allows no more (T-SSH-6). */
        record LimitReached(int allowed) implements Outcome {}
    }
}
