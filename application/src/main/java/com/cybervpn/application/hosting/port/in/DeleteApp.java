package com.cybervpn.application.hosting.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.hosting.AppId;

/** Removes an app with everything that was made for it (H-DEL). Safe to repeat. */
public interface DeleteApp {
    /**
     * @throws com.cybervpn.application.shared.ApplicationFailure.Forbidden when it is somebody else's
     */
    Outcome delete(Caller caller, AppId id);

    /** How it went. */
    sealed interface Outcome {
        record Deleted() implements Outcome {}

        record NoSuchApp() implements Outcome {}

        /** Nothing was removed from the store: repeat once an engine answers (H-DEL-4). */
        record EngineUnreachable(String reason) implements Outcome {}
    }
}
