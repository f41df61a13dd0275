package com.cybervpn.application.identity;

import com.cybervpn.application.identity.port.out.MailedCodes;
import com.cybervpn.domain.identity.CodePurpose;
import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.identity.MailedCode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** {@link MailedCodes} in a map. */
public final class InMemoryMailedCodes implements MailedCodes {
    private final Map<Key, MailedCode> rows = new HashMap<>();

    @Override
    public synchronized Optional<MailedCode> change(
            EmailAddress email, CodePurpose purpose, Function<Optional<MailedCode>, Optional<MailedCode>> change) {
        var key = new Key(email, purpose);
        var before = Optional.ofNullable(rows.get(key));
        change.apply(before).ifPresentOrElse(code -> rows.put(key, code), () -> rows.remove(key));
        return before;
    }

    @Override
    public synchronized void forget(EmailAddress email) {
        rows.keySet().removeIf(key -> key.email().equals(email));
    }

    @Override
    public synchronized int purge(Instant expiredBefore) {
        int present = rows.size();
        rows.values().removeIf(code -> code.expiresAt().isBefore(expiredBefore));
        return present - rows.size();
    }

    private record Key(EmailAddress email, CodePurpose purpose) {}
}
