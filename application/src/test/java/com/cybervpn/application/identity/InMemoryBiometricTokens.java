package com.cybervpn.application.identity;

import com.cybervpn.application.identity.port.out.BiometricTokens;
import com.cybervpn.domain.shared.AccountId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@link BiometricTokens} in a map. */
public final class InMemoryBiometricTokens implements BiometricTokens {
    private final Map<Key, Pair> rows = new HashMap<>();

    @Override
    public synchronized void enroll(AccountId account, String deviceId, String tokenHash, Instant expiresAt) {
        rows.put(new Key(account, deviceId), new Pair(new Token(tokenHash, expiresAt), null));
    }

    @Override
    public synchronized Optional<AccountId> exchange(
            String deviceId, String presentedHash, String nextHash, Instant nextExpiresAt, Instant now) {
        for (var row : rows.entrySet()) {
            if (!row.getKey().deviceId().equals(deviceId)) continue;
            var presented = row.getValue().good(presentedHash, now);
            if (presented == null) continue;
            row.setValue(new Pair(new Token(nextHash, nextExpiresAt), presented));
            return Optional.of(row.getKey().account());
        }
        return Optional.empty();
    }

    @Override
    public synchronized void revoke(AccountId account, String deviceId) {
        rows.remove(new Key(account, deviceId));
    }

    @Override
    public synchronized void revokeAll(AccountId account) {
        rows.keySet().removeIf(key -> key.account().equals(account));
    }

    @Override
    public synchronized int purge(Instant expiredBefore) {
        int present = rows.size();
        rows.values().removeIf(pair -> pair.current().expiresAt().isBefore(expiredBefore));
        return present - rows.size();
    }

    private record Key(AccountId account, String deviceId) {}

    private record Token(String hash, Instant expiresAt) {
        boolean isGood(String presented, Instant now) {
            return hash.equals(presented) && now.isBefore(expiresAt);
        }
    }

    private record Pair(Token current, @Nullable Token previous) {
        @Nullable
        Token good(String presented, Instant now) {
            if (current.isGood(presented, now)) return current;
            return previous != null && previous.isGood(presented, now) ? previous : null;
        }
    }
}
