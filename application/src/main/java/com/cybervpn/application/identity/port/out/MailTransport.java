package com.cybervpn.application.identity.port.out;

import com.cybervpn.domain.identity.Mail;

/** Delivers mails. */
public interface MailTransport {
    /**
     * Blocks until the server has taken it.
     *
     * @throws com.cybervpn.application.shared.ApplicationFailure.UpstreamFailed when it has not
     */
    void send(Mail mail);
}
