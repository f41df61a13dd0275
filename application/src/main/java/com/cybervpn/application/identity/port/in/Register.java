package com.cybervpn.application.identity.port.in;

import com.cybervpn.application.shared.Origin;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.identity.Login;
import com.cybervpn.domain.identity.Password;
import org.jspecify.annotations.Nullable;

/** Opens an account for whoever may register. Each try is audited. */
public interface Register {
    Outcome register(Command command);

    /**
     * @param email null: the account is active at once; else it waits for the code that is mailed there
     * @param invite as sent; null when absent
     */
    record Command(
            Login login,
            @Nullable EmailAddress email,
            Password password,
            String locale,
            @Nullable String invite,
            Origin origin) {}

    /** How it ends. */
    sealed interface Outcome {
        record Registered(Account account) implements Outcome {}

        /** Nobody may register by themselves. */
        record Closed() implements Outcome {}

        /** Missing, unknown, used, expired, or for another address. */
        record NoGoodInvite() implements Outcome {}

        record LoginTaken() implements Outcome {}

        record EmailTaken() implements Outcome {}
    }
}
