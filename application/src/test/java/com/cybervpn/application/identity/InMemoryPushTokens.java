package com.cybervpn.application.identity;

import com.cybervpn.application.identity.port.out.PushTokens;
import com.cybervpn.domain.identity.PushToken;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Secret;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** {@link PushTokens} in a list. */
public final class InMemoryPushTokens implements PushTokens {
    private final List<PushToken> rows = new ArrayList<>();

    @Override
    public synchronized void register(PushToken token) {
        rows.removeIf(row ->
                isOn(row, token.account(), token.deviceId()) || row.token().equals(token.token()));
        rows.add(token);
    }

    @Override
    public synchronized List<PushToken> of(AccountId account) {
        return rows.stream().filter(row -> row.account().equals(account)).toList();
    }

    @Override
    public synchronized void remove(AccountId account, String deviceId) {
        remove(row -> isOn(row, account, deviceId));
    }

    @Override
    public synchronized void removeAll(AccountId account) {
        remove(row -> row.account().equals(account));
    }

    @Override
    public synchronized void removeDead(Secret token) {
        remove(row -> row.token().equals(token));
    }

    @Override
    public synchronized int purge(Instant registeredBefore) {
        return remove(row -> row.registeredAt().isBefore(registeredBefore));
    }

    private int remove(Predicate<PushToken> gone) {
        int present = rows.size();
        rows.removeIf(gone);
        return present - rows.size();
    }

    private static boolean isOn(PushToken row, AccountId account, String deviceId) {
        return row.account().equals(account) && row.deviceId().equals(deviceId);
    }
}
