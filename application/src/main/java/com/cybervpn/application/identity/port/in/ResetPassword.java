package com.cybervpn.application.identity.port.in;

import com.cybervpn.application.shared.Origin;
import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.identity.Password;

/** Sets a new password by a mailed code; every session ends. */
public interface ResetPassword {
    Outcome reset(Command command);

    record Command(EmailAddress email, String code, Password newPassword, Origin origin) {}

    /** How it ends. */
    sealed interface Outcome {
        record Done() implements Outcome {}

        record Refused(CodeRefusal refusal) implements Outcome {}
    }
}
