package com.cybervpn.application.identity;

import com.cybervpn.application.identity.port.out.SingleUseTokens;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** {@link SingleUseTokens} in a map. */
public final class InMemorySingleUseTokens implements SingleUseTokens {
    private final Map<String, Row> rows = new HashMap<>();

    @Override
    public synchronized void issue(Purpose purpose, String tokenHash, Map<String, String> content, Instant expiresAt) {
        rows.put(tokenHash, new Row(purpose, Map.copyOf(content), expiresAt));
    }

    @Override
    public synchronized Optional<Map<String, String>> redeem(Purpose purpose, String tokenHash, Instant now) {
        var row = rows.get(tokenHash);
        if (row == null || row.purpose() != purpose || !now.isBefore(row.expiresAt())) return Optional.empty();
        rows.remove(tokenHash);
        return Optional.of(row.content());
    }

    @Override
    public synchronized int purge(Instant expiredBefore) {
        int present = rows.size();
        rows.values().removeIf(row -> row.expiresAt().isBefore(expiredBefore));
        return present - rows.size();
    }

    private record Row(Purpose purpose, Map<String, String> content, Instant expiresAt) {}
}
