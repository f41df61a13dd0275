package com.cybervpn.application.operations.service;

import com.cybervpn.application.operations.port.in.SeedDatabase;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.operations.SampleKind;
import com.cybervpn.domain.operations.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** {@link SeedDatabase}. */
public final class SeedDatabaseService implements SeedDatabase {
    /** How far back in time the rows begin. */
    private static final Duration SPAN = Duration.ofDays(7);

    private final AdministrativeDesk desk;
    private final Samples samples;
    private final Transactions transactions;
    private final Stage stage;
    private final InstantSource clock;

    public SeedDatabaseService(
            AdministrativeDesk desk, Samples samples, Transactions transactions, Stage stage, InstantSource clock) {
        this.desk = desk;
        this.samples = samples;
        this.transactions = transactions;
        this.stage = stage;
        this.clock = clock;
    }

    @Override
    public Outcome seed(Caller caller, Command command) {
        desk.admit(caller);
        if (!stage.takesSamples()) return new Outcome.NotHere(stage);
        return desk.alone(
                () -> {
                    Instant start = clock.instant();
                    var created = transactions.inTransaction(() -> fill(caller, command));
                    return new Outcome.Seeded(created, Duration.between(start, clock.instant()));
                },
                Outcome.Busy::new);
    }

    private Map<SampleKind, Integer> fill(Caller caller, Command command) {
        Set<SampleKind> kinds = kinds(command.type());
        if (command.cleanFirst()) samples.remove(withDependants(kinds), Duration.ZERO);

        Map<SampleKind, Integer> created = new EnumMap<>(SampleKind.class);
        int users = kinds.contains(SampleKind.USERS) ? command.count() : missingOwners();
        if (users > 0) created.put(SampleKind.USERS, openAccounts(users, command.upsert()));
        Map<SampleKind, Integer> wanted = new EnumMap<>(SampleKind.class);
        kinds.forEach(kind -> wanted.put(kind, command.count()));
        created.putAll(samples.add(samples.allOwners(), wanted, command.upsert(), SPAN));

        desk.record(
                caller,
                "database_seeded",
                Map.of("type", command.type().name().toLowerCase(Locale.ROOT), "count", command.count()));
        return created;
    }

    /** Every other kind belongs to somebody. */
    private int missingOwners() {
        return samples.allOwners().isEmpty() ? 1 : 0;
    }

    private int openAccounts(int count, boolean upsert) {
        if (upsert) return samples.accounts().complete(count);
        return samples.accounts().open(count).accounts().size();
    }

    private static Set<SampleKind> withDependants(Set<SampleKind> kinds) {
        Set<SampleKind> all = EnumSet.noneOf(SampleKind.class);
        kinds.forEach(kind -> all.addAll(kind.withDependants()));
        return all;
    }

    private static Set<SampleKind> kinds(Type type) {
        return switch (type) {
            case ALL -> EnumSet.allOf(SampleKind.class);
            case USERS -> EnumSet.of(SampleKind.USERS);
            case SSH -> EnumSet.of(SampleKind.SSH_KEYS, SampleKind.SSH_PROFILES);
            case SESSIONS -> EnumSet.of(SampleKind.SESSIONS);
            case COMMANDS -> EnumSet.of(SampleKind.COMMANDS);
            case SYNC -> EnumSet.of(SampleKind.SYNC_DATA);
        };
    }
}
