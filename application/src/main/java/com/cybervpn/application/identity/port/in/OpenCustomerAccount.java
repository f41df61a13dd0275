package com.cybervpn.application.identity.port.in;

import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.identity.Login;
import com.cybervpn.domain.identity.Password;
import org.jspecify.annotations.Nullable;

/** Opens an account for a customer of a surface without e-mail step, and lets them in at once (T-AUTH-1, R-401, D-30). */
public interface OpenCustomerAccount {
    /**
     * @throws com.cybervpn.application.shared.ApplicationFailure.TooManyRequests after too many from one place
     */
    Outcome open(Command command);

    /**
     * @param login null: one like the local part of the address
     */
    record Command(@Nullable Login login, EmailAddress email, Password password, TokenStyle style, Client client) {}

    /** How it ends. */
    sealed interface Outcome {
        record Opened(Entrance.Opened entrance) implements Outcome {}

        record LoginTaken() implements Outcome {}

        record EmailTaken() implements Outcome {}
    }
}
