package com.cybervpn.application.identity;

import com.cybervpn.application.identity.port.out.LoginAttempts;
import com.cybervpn.domain.identity.LoginFailures;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** {@link LoginAttempts} in a map. */
public final class InMemoryLoginAttempts implements LoginAttempts {
    private final Map<String, LoginFailures> rows = new HashMap<>();

    @Override
    public synchronized LoginFailures of(String key) {
        return rows.getOrDefault(key, LoginFailures.NONE);
    }

    @Override
    public synchronized LoginFailures change(String key, UnaryOperator<LoginFailures> change) {
        var before = of(key);
        rows.put(key, change.apply(before));
        return before;
    }

    @Override
    public synchronized int purge(Instant lastBefore, int kept) {
        int present = rows.size();
        rows.values().removeIf(failures -> failures.lastAt().isBefore(lastBefore) && failures.count() < kept);
        return present - rows.size();
    }
}
