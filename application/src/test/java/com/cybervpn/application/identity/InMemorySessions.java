package com.cybervpn.application.identity;

import com.cybervpn.application.identity.port.out.Sessions;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.Session;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.SessionId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@link Sessions} in a map, beside the accounts that they belong to. */
public final class InMemorySessions implements Sessions {
    private static final Comparator<Session> NEWEST_FIRST = Comparator.comparing(Session::createdAt)
            .thenComparing(session -> session.id().value())
            .reversed();

    private final InMemoryAccounts accounts;
    /** The live ones and those that expired; ended ones are gone. */
    private final Map<SessionId, Session> rows = new LinkedHashMap<>();

    private final Map<UUID, Instant> revoked = new HashMap<>();

    public InMemorySessions(InMemoryAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public synchronized List<SessionId> start(Session session, int maxLive) {
        rows.put(session.id(), session);
        var surplus = liveOf(session.account(), session.createdAt()).stream()
                .skip(maxLive)
                .map(Session::id)
                .toList();
        surplus.forEach(rows::remove);
        return surplus;
    }

    @Override
    public synchronized Optional<Session> find(SessionId id, Instant now) {
        return Optional.ofNullable(rows.get(id)).filter(session -> now.isBefore(session.expiresAt()));
    }

    @Override
    public synchronized List<Session> liveOf(AccountId account, Instant now) {
        return rows.values().stream()
                .filter(session -> session.account().equals(account) && now.isBefore(session.expiresAt()))
                .sorted(NEWEST_FIRST)
                .toList();
    }

    @Override
    public synchronized boolean rotate(
            SessionId id, String presentedHash, String nextHash, Instant now, Instant expiresAt) {
        var session = find(id, now)
                .filter(found -> presentedHash.equals(found.refreshHash()))
                .orElse(null);
        if (session == null) return false;
        replace(session, nextHash, now, expiresAt);
        return true;
    }

    @Override
    public synchronized void prolong(SessionId id, Instant now, Instant expiresAt) {
        find(id, now).ifPresent(session -> {
            var later = expiresAt.isAfter(session.expiresAt()) ? expiresAt : session.expiresAt();
            replace(session, session.refreshHash(), now, later);
        });
    }

    @Override
    public synchronized boolean end(SessionId id, Instant now) {
        return find(id, now).map(session -> rows.remove(session.id())).isPresent();
    }

    @Override
    public synchronized List<SessionId> endAll(AccountId account, @Nullable SessionId kept, Instant now) {
        var ended = liveOf(account, now).stream()
                .map(Session::id)
                .filter(id -> !id.equals(kept))
                .toList();
        ended.forEach(rows::remove);
        return ended;
    }

    @Override
    public synchronized boolean revokeToken(UUID tokenId, Instant expiresAt) {
        return revoked.putIfAbsent(tokenId, expiresAt) == null;
    }

    @Override
    public synchronized boolean isRevoked(UUID tokenId) {
        return revoked.containsKey(tokenId);
    }

    @Override
    public synchronized void forget(AccountId account) {
        rows.values().removeIf(session -> session.account().equals(account));
    }

    @Override
    public synchronized Optional<Account> holder(SessionId session, @Nullable UUID tokenId, Instant now) {
        if (tokenId != null && revoked.containsKey(tokenId)) return Optional.empty();
        return find(session, now).flatMap(found -> accounts.find(found.account()));
    }

    @Override
    public synchronized int purge(Instant before) {
        revoked.values().removeIf(expiry -> expiry.isBefore(before));
        int present = rows.size();
        rows.values().removeIf(session -> session.expiresAt().isBefore(before));
        return present - rows.size();
    }

    private void replace(Session session, @Nullable String refreshHash, Instant now, Instant expiresAt) {
        rows.put(
                session.id(),
                new Session(
                        session.id(),
                        session.account(),
                        session.deviceId(),
                        session.ip(),
                        session.userAgent(),
                        refreshHash,
                        session.remembered(),
                        session.createdAt(),
                        now,
                        expiresAt));
    }
}
