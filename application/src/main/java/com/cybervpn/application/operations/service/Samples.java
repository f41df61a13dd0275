package com.cybervpn.application.operations.service;

import com.cybervpn.application.identity.port.in.SampleAccounts;
import com.cybervpn.application.operations.port.out.SampleRows;
import com.cybervpn.domain.operations.SampleKind;
import com.cybervpn.domain.shared.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All made-up rows of the platform, whichever context keeps them. Everything here joins the caller's transaction. */
public final class Samples {
    private final SampleAccounts accounts;
    private final List<SampleRows> rows;
    private final InstantSource clock;

    public Samples(SampleAccounts accounts, List<SampleRows> rows, InstantSource clock) {
        this.accounts = accounts;
        this.rows = rows.stream().sorted(Comparator.comparing(SampleRows::kind)).toList();
        this.clock = clock;
    }

    SampleAccounts accounts() {
        return accounts;
    }

    /** Nobody can be younger. */
    List<AccountId> allOwners() {
        return accounts.openedBefore(before(Duration.ZERO));
    }

    /**
     * Adds rows to accounts, each kind after those that it needs.
     *
     * @param wanted rows of each kind; accounts are not made here
     * @return the rows that were added
     */
    Map<SampleKind, Integer> add(
            List<AccountId> owners, Map<SampleKind, Integer> wanted, boolean repeatable, Duration span) {
        Map<SampleKind, Integer> added = new EnumMap<>(SampleKind.class);
        for (SampleRows kept : rows) {
            int count = wanted.getOrDefault(kept.kind(), 0);
            if (count == 0 || owners.isEmpty()) continue;
            var batch = new SampleRows.Batch(owners, count, repeatable, clock.instant(), span);
            added.put(kept.kind(), kept.add(batch));
        }
        return added;
    }

    /**
     * Removes rows of these kinds, each kind before those that it needs. Accounts go with all that belongs to them.
     *
     * @return how many went of each kind
     */
    Map<SampleKind, Integer> remove(Set<SampleKind> kinds, Duration olderThan) {
        Map<SampleKind, Integer> removed = new EnumMap<>(SampleKind.class);
        Instant before = before(olderThan);
        if (kinds.contains(SampleKind.USERS)) {
            var leaving = accounts.openedBefore(before);
            for (SampleRows kept : rows.reversed()) {
                removed.merge(kept.kind(), kept.remove(leaving, before(Duration.ZERO)), Integer::sum);
                kept.forget(leaving);
            }
            removed.put(SampleKind.USERS, accounts.remove(leaving));
        }
        var staying = allOwners();
        for (SampleRows kept : rows.reversed()) {
            if (kinds.contains(kept.kind())) removed.merge(kept.kind(), kept.remove(staying, before), Integer::sum);
        }
        return removed;
    }

    /** With zero also what was made at this very moment. */
    private Instant before(Duration olderThan) {
        Instant now = clock.instant();
        return olderThan.isZero() ? now.plusSeconds(1) : now.minus(olderThan);
    }
}
