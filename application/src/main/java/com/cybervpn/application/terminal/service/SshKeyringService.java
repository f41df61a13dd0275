package com.cybervpn.application.terminal.service;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.application.terminal.port.in.SshKeyring;
import com.cybervpn.application.terminal.port.out.AccountLocks;
import com.cybervpn.application.terminal.port.out.SshKeyReader;
import com.cybervpn.application.terminal.port.out.SshKeyReader.Reading;
import com.cybervpn.application.terminal.port.out.SshKeys;
import com.cybervpn.application.terminal.port.out.SshProfiles;
import com.cybervpn.domain.terminal.PrivateKeyText;
import com.cybervpn.domain.terminal.SshKey;
import com.cybervpn.domain.terminal.SshKeyId;
import com.cybervpn.domain.terminal.SshLogin.PrivateKey;
import com.cybervpn.domain.terminal.SshProfile;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Keeps keys that were read and found good before they are stored. */
public final class SshKeyringService implements SshKeyring {
    /** More than anybody has, and few enough to list. */
    private static final int MAX_KEYS = 100;

    private final SshKeys keys;
    private final SshProfiles profiles;
    private final SshKeyReader reader;
    private final AccountLocks locks;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Ids ids;
    private final InstantSource clock;

    public SshKeyringService(
            SshKeys keys,
            SshProfiles profiles,
            SshKeyReader reader,
            AccountLocks locks,
            AuditTrail audit,
            Transactions transactions,
            Ids ids,
            InstantSource clock) {
        this.keys = keys;
        this.profiles = profiles;
        this.reader = reader;
        this.locks = locks;
        this.audit = audit;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public List<SshKey> list(Caller caller) {
        return keys.ownedBy(caller.account());
    }

    @Override
    public AddOutcome add(Caller caller, Command command) {
        if (!SshProfile.isName(command.name())) {
            return new AddOutcome.Invalid("name", "must have 1 to " + SshProfile.MAX_NAME + " characters");
        }
        Optional<PrivateKey> sent =
                PrivateKeyText.of(command.privateKey()).map(text -> new PrivateKey(text, command.passphrase()));
        if (sent.isEmpty()) return notAKey();
        return switch (reader.read(sent.get())) { // outside of the transaction: a passphrase costs time
            case Reading.NotAKey _ -> notAKey();
            case Reading.Locked _ -> new AddOutcome.Invalid("passphrase", "does not open the private key");
            case Reading.Key read -> stored(caller, command.name(), sent.get(), read);
        };
    }

    @Override
    public RemoveOutcome remove(Caller caller, SshKeyId id) {
        return transactions.inTransaction(() -> {
            locks.lock(caller.account());
            boolean own = keys.find(id)
                    .filter(key -> caller.principal().is(key.owner()))
                    .isPresent();
            if (!own) return new RemoveOutcome.NoSuchKey();
            if (profiles.isAnyWith(id)) return new RemoveOutcome.InUse();
            keys.remove(id);
            audit.record(AuditTrail.Entry.of(caller, "ssh_key_deleted", "ssh_key", id.toString()));
            return new RemoveOutcome.Removed();
        });
    }

    private AddOutcome stored(Caller caller, String name, PrivateKey sent, Reading.Key read) {
        return transactions.inTransaction(() -> {
            locks.lock(caller.account());
            if (keys.ownedBy(caller.account()).size() >= MAX_KEYS) return new AddOutcome.LimitReached(MAX_KEYS);
            SshKey key = new SshKey(
                    new SshKeyId(ids.next()),
                    caller.account(),
                    name,
                    read.type(),
                    read.fingerprint(),
                    read.publicKey(),
                    clock.instant().truncatedTo(ChronoUnit.MICROS)); // as exact as it is stored
            if (!keys.add(key, sent)) return new AddOutcome.NameTaken(name);
            audit.record(AuditTrail.Entry.of(
                    caller, "ssh_key_created", "ssh_key", key.id().toString()));
            return new AddOutcome.Added(key);
        });
    }

    private static AddOutcome notAKey() {
        return new AddOutcome.Invalid("private_key", "must be a private key in OpenSSH or PEM form, in base64");
    }
}
