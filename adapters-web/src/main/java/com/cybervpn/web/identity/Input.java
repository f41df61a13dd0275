package com.cybervpn.web.identity;

import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.identity.Login;
import com.cybervpn.domain.identity.Password;
import com.cybervpn.domain.identity.PasswordPolicy;
import com.cybervpn.web.shared.ProblemException;
import com.cybervpn.web.shared.Violation;

/** Makes domain values of what people send, or says which member cannot be one. */
final class Input {
    private Input() {}

    static EmailAddress email(String member, String text) {
        if (!EmailAddress.isValid(text)) throw invalid(member, "is not an e-mail address");
        return new EmailAddress(text);
    }

    static Login login(String member, String text) {
        if (!Login.isValid(text)) throw invalid(member, "must be 3 to 50 of letters, digits, _ and -");
        return new Login(text);
    }

    static Password password(String member, String text, PasswordPolicy policy) {
        policy.weakness(text).ifPresent(weakness -> {
            throw invalid(member, weakness.message());
        });
        return Password.of(text, policy);
    }

    private static ProblemException invalid(String member, String message) {
        return ProblemException.invalid(Violation.inBody(member, message));
    }
}
