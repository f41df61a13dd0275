package com.cybervpn.application.identity;

import com.cybervpn.application.identity.port.out.Invites;
import com.cybervpn.domain.identity.Invite;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** {@link Invites} in a map; transactions run one at a time, so nothing needs a lock. */
public final class InMemoryInvites implements Invites {
    private static final Comparator<Invite> NEWEST_FIRST =
            Comparator.comparing(Invite::createdAt).reversed();

    private final Map<UUID, Invite> rows = new LinkedHashMap<>();

    @Override
    public synchronized void add(Invite invite) {
        rows.put(invite.token(), invite);
    }

    @Override
    public synchronized Optional<Invite> lock(UUID token, Instant now) {
        return Optional.ofNullable(rows.get(token)).filter(invite -> now.isBefore(invite.expiresAt()));
    }

    @Override
    public synchronized List<Invite> open(Instant now) {
        return rows.values().stream()
                .filter(invite -> now.isBefore(invite.expiresAt()))
                .sorted(NEWEST_FIRST)
                .toList();
    }

    @Override
    public synchronized boolean remove(UUID token, Instant now) {
        return lock(token, now).map(invite -> rows.remove(invite.token())).isPresent();
    }

    @Override
    public synchronized int purge(Instant before) {
        int present = rows.size();
        rows.values().removeIf(invite -> invite.expiresAt().isBefore(before));
        return present - rows.size();
    }
}
