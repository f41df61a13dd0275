package com.cybervpn.application.identity;

import com.cybervpn.application.identity.port.out.OutgoingMails;
import com.cybervpn.domain.identity.Mail;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** {@link OutgoingMails} in a map. */
public final class InMemoryOutgoingMails implements OutgoingMails {
    private final Map<UUID, Mail> rows = new LinkedHashMap<>();

    @Override
    public synchronized void add(Mail mail) {
        rows.put(mail.id(), mail);
    }

    @Override
    public synchronized Optional<Mail> find(UUID id) {
        return Optional.ofNullable(rows.get(id));
    }

    @Override
    public synchronized void remove(UUID id) {
        rows.remove(id);
    }

    /** Those that wait, oldest first. */
    public synchronized List<Mail> waiting() {
        return List.copyOf(rows.values());
    }
}
