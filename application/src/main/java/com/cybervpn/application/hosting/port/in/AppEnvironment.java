package com.cybervpn.application.hosting.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.hosting.AppId;
import com.cybervpn.domain.hosting.EnvVar;
import com.cybervpn.domain.shared.Secret;
import java.util.List;
import java.util.Optional;

/**
 * The environment variables of the caller's own apps (H-ENV); they reach the container with the next deployment. A foreign
 * app throws {@link com.cybervpn.application.shared.ApplicationFailure.Forbidden}.
 */
public interface AppEnvironment {
    /** In the order of their keys; empty when there is no such app. */
    Optional<List<EnvVar>> list(Caller caller, AppId app);

    /** Adds a variable, or changes the value of the one with that key. */
    SetOutcome set(Caller caller, AppId app, String key, Secret value);

    RemoveOutcome remove(Caller caller, AppId app, String key);

    /** How setting a variable went. */
    sealed interface SetOutcome {
        record Added(EnvVar variable) implements SetOutcome {}

        record Changed(EnvVar variable) implements SetOutcome {}

        record Invalid(String reason) implements SetOutcome {}

        record NoSuchApp() implements SetOutcome {}
    }

    /** How removing a variable went. */
    sealed interface RemoveOutcome {
        record Removed() implements RemoveOutcome {}

        record NoSuchVariable() implements RemoveOutcome {}

        record NoSuchApp() implements RemoveOutcome {}
    }
}
