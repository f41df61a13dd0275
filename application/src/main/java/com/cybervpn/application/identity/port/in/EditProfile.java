package com.cybervpn.application.identity.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.identity.Login;
import org.jspecify.annotations.Nullable;

/** Changes what callers may change of their own account. */
public interface EditProfile {
    Outcome edit(Caller caller, Changes changes);

    /**
     * Null members stay as they are.
     *
     * @param email a new one must be verified again
     */
    record Changes(
            @Nullable Login login,
            @Nullable EmailAddress email,
            @Nullable String displayName,
            @Nullable String locale) {}

    /** How it ends. */
    sealed interface Outcome {
        record Edited(Account account) implements Outcome {}

        record LoginTaken() implements Outcome {}

        record EmailTaken() implements Outcome {}
    }
}
