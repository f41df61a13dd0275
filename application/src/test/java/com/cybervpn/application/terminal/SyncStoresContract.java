package com.cybervpn.application.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.terminal.port.in.TerminalDevices.Sighting;
import com.cybervpn.application.terminal.port.out.Devices;
import com.cybervpn.application.terminal.port.out.SyncConflicts;
import com.cybervpn.application.terminal.port.out.SyncItems;
import com.cybervpn.application.terminal.port.out.SyncLedgers;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.Device;
import com.cybervpn.domain.terminal.DeviceType;
import com.cybervpn.domain.terminal.sync.Change;
import com.cybervpn.domain.terminal.sync.Conflict;
import com.cybervpn.domain.terminal.sync.ConflictId;
import com.cybervpn.domain.terminal.sync.ConflictKind;
import com.cybervpn.domain.terminal.sync.DataType;
import com.cybervpn.domain.terminal.sync.Document;
import com.cybervpn.domain.terminal.sync.Item;
import com.cybervpn.domain.terminal.sync.ItemKey;
import com.cybervpn.domain.terminal.sync.Past;
import com.cybervpn.domain.terminal.sync.Resolution;
import com.cybervpn.domain.terminal.sync.Sight;
import com.cybervpn.domain.terminal.sync.State;
import com.cybervpn.domain.terminal.sync.SyncLedger;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the stores of synchronisation must do, in memory and in the database alike. */
public interface SyncStoresContract {
    Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    ItemKey PROD = new ItemKey(DataType.SSH_PROFILES, "name:prod");
    ItemKey THEME = new ItemKey(DataType.SETTINGS, "theme");

    SyncItems items();

    SyncConflicts conflicts();

    SyncLedgers ledgers();

    Devices devices();

    private static AccountId account() {
        return new AccountId(UUID.randomUUID());
    }

    private static Item item(ItemKey key, long version, State state, int second, @Nullable State written) {
        return new Item(key, version, state, NOW, NOW.plusSeconds(second), "phone", written);
    }

    private static State live(String value) {
        return new State(new Document(Map.of("value", value)), false);
    }

    @Test
    default void keepsADocumentAsItIs() {
        AccountId ann = account();
        Map<String, @Nullable Object> members = new HashMap<>();
        members.put("text", "a \u0000 \u20ac \"");
        members.put("number", 22);
        members.put("fraction", new BigDecimal("1.50"));
        members.put("nothing", null);
        members.put("list", List.of(1, Map.of("b", true)));
        State state = new State(new Document(members), false);
        Item item = item(PROD, 1, state, 0, new State(new Document(Map.of("host", "h")), true));

        items().replace(ann, Map.of(), List.of(item), NOW);

        assertThat(items().find(ann, Set.of(PROD, THEME))).containsExactly(Map.entry(PROD, item));
        assertThat(items().find(account(), Set.of(PROD))).isEmpty();
    }

    @Test
    default void tellsWhatChangedSinceATime() {
        AccountId ann = account();
        Item profile = item(PROD, 1, live("a"), 1, null);
        Item theme = item(THEME, 1, new State(new Document(Map.of()), true), 2, null);
        items().replace(ann, Map.of(), List.of(theme, profile), NOW);
        Set<DataType> both = Set.of(DataType.SSH_PROFILES, DataType.SETTINGS);

        assertThat(items().changedAfter(ann, both, null, true)).containsExactly(profile, theme);
        assertThat(items().changedAfter(ann, both, null, false)).containsExactly(profile);
        assertThat(items().changedAfter(ann, both, NOW.plusSeconds(1), true)).containsExactly(theme);
        assertThat(items().changedAfter(ann, both, NOW.plusSeconds(2), true)).isEmpty();
        assertThat(items().changedAfter(ann, Set.of(DataType.SETTINGS), null, true))
                .containsExactly(theme);
        assertThat(items().changedAfter(account(), both, null, true)).isEmpty();
    }

    @Test
    default void keepsTheVersionsBeforeAndWhatLost() {
        AccountId ann = account();
        Item first = item(PROD, 1, live("a"), 1, null);
        Item second = item(PROD, 2, live("b"), 2, live("c"));
        Item third = item(PROD, 3, live("d"), 3, null);
        Change lost = new Change(PROD, live("lost"), NOW, true, null);
        items().replace(ann, Map.of(), List.of(first), NOW);
        items().replace(ann, Map.of(PROD, first), List.of(first), NOW);
        items().replace(ann, Map.of(PROD, first), List.of(second), NOW.plusSeconds(2));
        items().keepAside(ann, lost, "tablet", NOW.plusSeconds(2));
        items().keepAside(ann, lost, "tablet", NOW.plusSeconds(3));
        items().replace(ann, Map.of(PROD, second), List.of(third), NOW.plusSeconds(3));

        assertThat(items().history(ann, PROD)).containsExactly(second, first);
        assertThat(items().history(ann, THEME)).isEmpty();
        assertThat(items().past(ann, PROD, 10))
                .containsExactly(
                        new Past(2L, live("b"), NOW, "phone", NOW.plusSeconds(3)),
                        new Past(null, live("lost"), NOW, "tablet", NOW.plusSeconds(2)),
                        new Past(1L, live("a"), NOW, "phone", NOW.plusSeconds(2)));
        assertThat(items().past(ann, PROD, 1)).hasSize(1);
        assertThat(items().past(account(), PROD, 10)).isEmpty();

        items().forgetHistory(NOW.plusSeconds(3));
        assertThat(items().past(ann, PROD, 10)).hasSize(1);
        items().forgetAll(ann);
        assertThat(items().past(ann, PROD, 10)).isEmpty();
        assertThat(items().find(ann, Set.of(PROD))).isEmpty();
    }

    @Test
    default void keepsConflictsUntilTheyAreForgotten() {
        AccountId ann = account();
        Conflict conflict = new Conflict(
                new ConflictId(UUID.randomUUID()),
                DataType.SSH_PROFILES,
                PROD,
                ConflictKind.VERSION_MISMATCH,
                live("a"),
                NOW,
                "phone",
                null,
                NOW,
                null,
                null);
        Conflict nameless = new Conflict(
                new ConflictId(UUID.randomUUID()),
                DataType.COMMANDS,
                null,
                ConflictKind.DATA_CORRUPTION,
                live("b"),
                NOW,
                "phone",
                "Ann's",
                NOW.plusSeconds(1),
                null,
                null);
        conflicts().save(ann, nameless);
        conflicts().save(ann, conflict);

        assertThat(conflicts().open(ann)).containsExactly(conflict, nameless);
        assertThat(conflicts().open(account())).isEmpty();
        assertThat(conflicts().find(account(), conflict.id())).isEmpty();

        Conflict settled = conflict.resolved(Resolution.LOCAL, NOW.plusSeconds(2));
        conflicts().save(ann, settled);
        assertThat(conflicts().open(ann)).containsExactly(nameless);
        assertThat(conflicts().find(ann, conflict.id())).contains(settled);

        conflicts().forgetSettled(NOW.plusSeconds(2));
        assertThat(conflicts().find(ann, conflict.id())).isPresent();
        conflicts().forgetSettled(NOW.plusSeconds(3));
        assertThat(conflicts().find(ann, conflict.id())).isEmpty();
        conflicts().forgetAll(ann);
        assertThat(conflicts().open(ann)).isEmpty();
    }

    @Test
    default void keepsCountersAndWhatDevicesSaw() {
        AccountId ann = account();
        assertThat(ledgers().read(ann)).isEqualTo(SyncLedger.NEW);
        assertThat(ledgers().lock(ann)).isEqualTo(SyncLedger.NEW);
        SyncLedger ledger = new SyncLedger(NOW, 1, 2, 3, 4, 5, NOW.plusSeconds(1));
        ledgers().save(ann, ledger);
        assertThat(ledgers().read(ann)).isEqualTo(ledger);
        assertThat(ledgers().lock(ann)).isEqualTo(ledger);

        devices().synced(ann, new Sighting("phone", null, null), NOW);
        Sight sight = new Sight(NOW, NOW.plusSeconds(1));
        ledgers().saveSights(ann, "phone", Map.of(DataType.SETTINGS, Sight.NONE, DataType.COMMANDS, sight));
        ledgers().saveSights(ann, "phone", Map.of(DataType.SETTINGS, sight));
        assertThat(ledgers().sights(ann, "phone"))
                .containsOnly(Map.entry(DataType.SETTINGS, sight), Map.entry(DataType.COMMANDS, sight));
        assertThat(ledgers().sights(ann, "tablet")).isEmpty();

        ledgers().forgetAll(ann);
        assertThat(ledgers().read(ann)).isEqualTo(SyncLedger.NEW);
        assertThat(ledgers().sights(ann, "phone")).isEmpty();
    }

    @Test
    default void knowsTheDevicesOfEachAccount() {
        AccountId ann = account();
        AccountId ben = account();
        devices().seen(ann, new Sighting("same", null, DeviceType.IOS), NOW);
        devices().seen(ben, new Sighting("same", "Ben's", null), NOW);
        devices().synced(ann, new Sighting("same", "Ann's", null), NOW.plusSeconds(5));
        devices().seen(ann, new Sighting("other", null, null), NOW.plusSeconds(9));
        devices().seen(ann, new Sighting("same", null, null), NOW.plusSeconds(3));

        Device synced = new Device("same", DeviceType.IOS, "Ann's", NOW.plusSeconds(5), NOW.plusSeconds(5));
        assertThat(devices().list(ann))
                .containsExactly(new Device("other", DeviceType.WEB, null, NOW.plusSeconds(9), null), synced);
        assertThat(devices().syncing(ann)).containsExactly(synced);
        assertThat(devices().list(ben)).containsExactly(new Device("same", DeviceType.WEB, "Ben's", NOW, null));

        assertThat(devices().forget(ben, "other")).isFalse();
        assertThat(devices().forget(ann, "other")).isTrue();
        devices().forgetAll(ann);
        assertThat(devices().list(ann)).isEmpty();
        assertThat(devices().list(ben)).hasSize(1);
    }

    @Test
    default void forgetsTheLongestIdleOfTooManyDevices() {
        AccountId ann = account();
        devices().synced(ann, new Sighting("laptop", null, null), NOW);
        for (int n = 0; n <= Devices.MOST_IDLE; n++) {
            devices().seen(ann, new Sighting("d" + n, null, null), NOW.plusSeconds(n));
        }

        assertThat(devices().list(ann))
                .hasSize(Devices.MOST_IDLE + 1)
                .extracting(Device::id)
                .contains("laptop", "d1", "d" + Devices.MOST_IDLE)
                .doesNotContain("d0");
    }
}
