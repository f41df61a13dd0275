package com.cybervpn.application.terminal.service;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.application.terminal.port.in.ReadTier;
import com.cybervpn.application.terminal.port.in.SshProfileBook;
import com.cybervpn.application.terminal.port.out.AccountLocks;
import com.cybervpn.application.terminal.port.out.SshKeys;
import com.cybervpn.application.terminal.port.out.SshProfiles;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.SshDestination;
import com.cybervpn.domain.terminal.SshKeyId;
import com.cybervpn.domain.terminal.SshProfile;
import com.cybervpn.domain.terminal.SshProfileId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps profiles: only the owner's, only with the owner's keys, no more than the owner's tier allows. */
public final class SshProfileBookService implements SshProfileBook {
    private final SshProfiles profiles;
    private final SshKeys keys;
    private final AccountLocks locks;
    private final ReadTier tiers;
    private final Transactions transactions;
    private final Ids ids;
    private final InstantSource clock;

    public SshProfileBookService(
            SshProfiles profiles,
            SshKeys keys,
            AccountLocks locks,
            ReadTier tiers,
            Transactions transactions,
            Ids ids,
            InstantSource clock) {
        this.profiles = profiles;
        this.keys = keys;
        this.locks = locks;
        this.tiers = tiers;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public List<SshProfile> list(Caller caller) {
        return profiles.ownedBy(caller.account());
    }

    @Override
    public Optional<SshProfile> find(Caller caller, SshProfileId id) {
        return profiles.find(id).filter(profile -> caller.principal().is(profile.owner()));
    }

    @Override
    public Outcome add(Caller caller, Draft draft) {
        return transactions.inTransaction(() -> {
            AccountId owner = caller.account();
            locks.lock(owner); // the key must not go, and the limit must not be passed, before this is stored
            int allowed = tiers.of(owner).maxProfiles();
            if (profiles.ownedBy(owner).size() >= allowed) return new Outcome.LimitReached(allowed);
            return stored(owner, draft, null);
        });
    }

    @Override
    public Outcome change(Caller caller, SshProfileId id, Draft changes) {
        return transactions.inTransaction(() -> {
            locks.lock(caller.account());
            return find(caller, id)
                    .map(present -> stored(caller.account(), changes, present))
                    .orElseGet(Outcome.NoSuchProfile::new);
        });
    }

    @Override
    public boolean remove(Caller caller, SshProfileId id) {
        return find(caller, id).isPresent() && profiles.remove(id);
    }

    private Outcome stored(AccountId owner, Draft draft, @Nullable SshProfile present) {
        String name = or(draft.name(), present == null ? "" : present.name());
        String host =
                or(draft.host(), present == null ? "" : present.destination().host());
        int port = or(
                draft.port(),
                present == null
                        ? SshDestination.DEFAULT_PORT
                        : present.destination().port());
        String username = or(
                draft.username(), present == null ? "" : present.destination().user());
        SshKeyId key = draft.key() != null || present == null ? draft.key() : present.key();

        Map<String, String> faults = new LinkedHashMap<>();
        if (!SshProfile.isName(name)) faults.put("name", "must have 1 to " + SshProfile.MAX_NAME + " characters");
        SshDestination.fault(host, port, username).ifPresent(fault -> faults.put(fault.field(), fault.reason()));
        if (!faults.isEmpty()) return new Outcome.Invalid(faults);
        if (key != null && !isOwn(owner, key)) return new Outcome.NoSuchKey(key);

        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS); // as exact as it is stored
        SshDestination destination = new SshDestination(host, port, username);
        SshProfile wanted = present == null
                ? new SshProfile(new SshProfileId(ids.next()), owner, name, destination, key, now, now, 0)
                : present.changed(name, destination, key, now);
        return profiles.save(wanted).<Outcome>map(Outcome.Stored::new).orElseGet(() -> new Outcome.NameTaken(name));
    }

    private boolean isOwn(AccountId owner, SshKeyId key) {
        return keys.find(key).filter(found -> found.owner().equals(owner)).isPresent();
    }

    private static <T> T or(@Nullable T said, T otherwise) {
        return said == null ? otherwise : said;
    }
}
