package com.cybervpn.application.identity.port.in;

import com.cybervpn.domain.identity.EmailAddress;

/** Mails a code to reset the password with. Says the same for every address, known or not. */
public interface RequestPasswordReset {
    void request(EmailAddress email);
}
