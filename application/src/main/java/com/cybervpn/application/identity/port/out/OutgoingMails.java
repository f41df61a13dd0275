package com.cybervpn.application.identity.port.out;

import com.cybervpn.domain.identity.Mail;
import java.util.Optional;
import java.util.UUID;

/** Mails that wait to be sent; encrypted at rest. */
public interface OutgoingMails {
    /** Stores it in the surrounding transaction. */
    void add(Mail mail);

    Optional<Mail> find(UUID id);

    void remove(UUID id);
}
