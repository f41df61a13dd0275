package com.cybervpn.application.hosting.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.hosting.Deployment;

/** Takes in a git repository as a new app and queues its first deployment (H-APP-1..5). Takes 10 s at most. */
public interface CreateApp {
    Outcome create(Caller caller, Command command);

    /** All as the caller wrote them. */
    record Command(String name, String repoUrl, String branch) {}

    /** How it went; nothing is stored unless created. */
    sealed interface Outcome {
        record Created(AppView app, Deployment deployment) implements Outcome {}

        /** A field is not what it should be, or the repository cannot be fetched for sure. */
        record Invalid(String reason) implements Outcome {}

        record NameTaken() implements Outcome {}

        record QuotaExceeded(String reason) implements Outcome {}
    }
}
