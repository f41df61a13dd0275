package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.in.ReadMailbox;
import com.cybervpn.application.identity.port.out.DevelopmentMailbox;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.shared.Role;
import java.util.List;

/** {@link ReadMailbox}. */
public final class ReadMailboxService implements ReadMailbox {
    private final DevelopmentMailbox mailbox;

    public ReadMailboxService(DevelopmentMailbox mailbox) {
        this.mailbox = mailbox;
    }

    @Override
    public List<Delivered> read(Caller caller) {
        caller.requireAtLeast(Role.ADMIN);
        return mailbox.mails();
    }
}
