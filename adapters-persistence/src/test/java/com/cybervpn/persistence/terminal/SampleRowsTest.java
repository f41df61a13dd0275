package com.cybervpn.persistence.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.operations.port.out.SampleRows;
import com.cybervpn.application.operations.port.out.SampleRows.Batch;
import com.cybervpn.application.terminal.port.out.SyncConflicts;
import com.cybervpn.application.terminal.port.out.SyncItems;
import com.cybervpn.application.terminal.port.out.SyncLedgers;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.sync.DataType;
import com.cybervpn.domain.terminal.sync.Resolution;
import com.cybervpn.domain.terminal.sync.SyncLedger;
import com.cybervpn.persistence.DatabaseTest;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Made-up rows of each kind. */
@DatabaseTest
class SampleRowsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration SPAN = Duration.ofHours(10);
    private static final AccountId ANN = new AccountId(new UUID(1, 1));
    private static final AccountId BOB = new AccountId(new UUID(1, 2));
    private static final AccountId PERSON = new AccountId(new UUID(1, 3));
    private static final AccountId HISTORIAN = new AccountId(new UUID(1, 4));
    private static final AccountId LEAVER = new AccountId(new UUID(1, 5));
    private static final AccountId SYNCER = new AccountId(new UUID(1, 6));

    @Inject
    List<SampleRows> kinds;

    @Inject
    Sql sql;

    @Inject
    SyncItems items;

    @Inject
    SyncConflicts conflicts;

    @Inject
    SyncLedgers ledgers;

    @TestFactory
    Stream<DynamicTest> eachKindIsMadeCountedAndRemoved() {
        return kinds.stream()
                .sorted(Comparator.comparing(SampleRows::kind))
                .map(rows -> DynamicTest.dynamicTest(rows.kind().code(), () -> check(rows)));
    }

    private static void check(SampleRows rows) {
        var owners = List.of(ANN, BOB);
        assertThat(rows.add(new Batch(owners, 7, false, NOW, SPAN))).isEqualTo(7);
        assertThat(rows.add(new Batch(owners, 7, false, NOW, SPAN)))
                .as("all of them new")
                .isEqualTo(7);
        assertThat(rows.remove(owners, NOW.minus(SPAN)))
                .as("none is older than the span")
                .isZero();
        assertThat(rows.remove(owners, NOW)).isEqualTo(14);

        assertThat(rows.add(new Batch(owners, 5, true, NOW, SPAN))).isEqualTo(5);
        assertThat(rows.add(new Batch(owners, 8, true, NOW, SPAN)))
                .as("the series goes on")
                .isEqualTo(3);
        assertThat(rows.add(new Batch(List.of(PERSON), 8, true, NOW, SPAN))).isZero();
        assertThat(rows.remove(List.of(PERSON), NOW)).isZero();
        assertThat(rows.remove(List.of(ANN), NOW) + rows.remove(List.of(BOB), NOW))
                .isEqualTo(8);
    }

    @Test
    void nothingIsLeftOfWhoLeaves() {
        var leaver = List.of(LEAVER);
        kinds.stream()
                .sorted(Comparator.comparing(SampleRows::kind))
                .forEach(rows -> rows.add(new Batch(leaver, 3, false, NOW, SPAN)));
        sql.update("update terminal_sessions set state = 'OPEN' where owner_id = ?", LEAVER.value());
        assertThat(tablesWith(LEAVER))
                .contains(
                        "terminal_commands",
                        "terminal_devices",
                        "terminal_sessions",
                        "terminal_sync_conflicts",
                        "terminal_sync_items",
                        "terminal_sync_ledgers",
                        "terminal_tiers");

        for (SampleRows rows : kinds) rows.remove(leaver, NOW);
        assertThat(tablesWith(LEAVER)).contains("terminal_sessions", "terminal_tiers");
        for (SampleRows rows : kinds) rows.forget(leaver);

        assertThat(tablesWith(LEAVER)).isEmpty();
    }

    private List<String> tablesWith(AccountId account) {
        return sql.list("""
            select table_name, column_name from information_schema.columns
            where table_name like 'terminal%' and column_name in ('account_id', 'owner_id')\
            """, row -> List.of(row.getString(1), row.getString(2))).stream()
                .filter(column -> sql.first(
                                "select 1 from " + column.getFirst() + " where " + column.getLast() + " = ?",
                                row -> row.getInt(1),
                                account.value())
                        .isPresent())
                .map(List::getFirst)
                .toList();
    }

    @Test
    void synchronisedItemsAreStoredAsDevicesStoreThem() {
        SampleRows data = of(SampleSyncData.class);
        data.add(new Batch(List.of(SYNCER), 4, false, NOW, SPAN));
        SyncLedger first = ledgers.read(SYNCER);

        data.add(new Batch(List.of(SYNCER), 3, false, NOW, SPAN));

        var all = EnumSet.allOf(DataType.class);
        assertThat(items.changedAfter(SYNCER, all, null, false)).hasSize(7);
        assertThat(items.changedAfter(SYNCER, all, first.lastTick(), false))
                .as("later than whatever was pulled")
                .hasSize(3);
        assertThat(ledgers.read(SYNCER)).isEqualTo(new SyncLedger(NOW.plusMillis(2), 7, 2, 2, 3, 0, NOW.plusMillis(2)));
        assertThat(conflicts.open(SYNCER)).hasSize(3).allSatisfy(conflict -> {
            var key = Objects.requireNonNull(conflict.key());
            var stored = items.find(SYNCER, Set.of(key)).get(key);
            assertThat(conflict.options(stored)).containsExactly(Resolution.values());
        });

        assertThat(data.remove(List.of(SYNCER), NOW.minus(Duration.ofHours(5)))).isEqualTo(3);
        assertThat(items.changedAfter(SYNCER, all, null, false)).hasSize(4);
        assertThat(ledgers.read(SYNCER).items()).isEqualTo(4);
    }

    private SampleRows of(Class<? extends SampleRows> type) {
        return kinds.stream().filter(type::isInstance).findFirst().orElseThrow();
    }

    @Test
    void aHistoryLosesItsOldEndOnly() {
        SampleRows commands = of(SampleCommands.class);
        commands.add(new Batch(List.of(HISTORIAN), 4, false, NOW, SPAN));
        commands.add(new Batch(List.of(HISTORIAN), 4, false, NOW, SPAN));

        assertThat(commands.remove(List.of(HISTORIAN), NOW.minus(Duration.ofHours(5))))
                .isEqualTo(2);

        assertThat(sql.list(
                        "select ordinal from terminal_commands where owner_id = ? order by 1",
                        row -> row.getLong(1),
                        HISTORIAN.value()))
                .containsExactly(3L, 4L, 5L, 6L, 7L, 8L);
    }
}
