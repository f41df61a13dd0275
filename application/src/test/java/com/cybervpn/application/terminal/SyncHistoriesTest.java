package com.cybervpn.application.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.RateLimits;
import com.cybervpn.application.terminal.port.in.ConflictView;
import com.cybervpn.application.terminal.port.in.PullSync;
import com.cybervpn.application.terminal.port.in.PushSync;
import com.cybervpn.application.terminal.port.in.ResolveConflict;
import com.cybervpn.domain.terminal.sync.Conflict;
import com.cybervpn.domain.terminal.sync.DataType;
import com.cybervpn.domain.terminal.sync.Document;
import com.cybervpn.domain.terminal.sync.Item;
import com.cybervpn.domain.terminal.sync.ItemKey;
import com.cybervpn.domain.terminal.sync.Past;
import com.cybervpn.domain.terminal.sync.Resolution;
import com.cybervpn.domain.terminal.sync.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;

/**
 * Three devices of one person edit, delete, push, pull and settle conflicts in any order. Whatever they do, in the end they
 * have the same, nobody was overwritten by somebody who did not know, and everything that was pushed can be had back.
 */
class SyncHistoriesTest {
    private static final int STEPS = 24;
    private static final List<String> FIELDS = List.of("host", "port", "username", "color");

    @Property(tries = 6_000, shrinking = ShrinkingMode.OFF)
    void profilesConvergeAndLoseNothing(@ForAll long seed) {
        new History(DataType.SSH_PROFILES, seed).run();
    }

    @Property(tries = 2_000, shrinking = ShrinkingMode.OFF)
    void settingsConvergeAndLoseNothing(@ForAll long seed) {
        new History(DataType.SETTINGS, seed).run();
    }

    @Property(tries = 1_000, shrinking = ShrinkingMode.OFF)
    void commandsConvergeAndLoseNothing(@ForAll long seed) {
        new History(DataType.COMMANDS, seed).run();
    }

    @Property(tries = 1_000, shrinking = ShrinkingMode.OFF)
    void sessionsConvergeAndLoseNothing(@ForAll long seed) {
        new History(DataType.SESSIONS, seed).run();
    }

    /** One story, told by its seed. */
    private static final class History {
        private final SyncWorld world = new SyncWorld(new RateLimits.Limit(100_000, Duration.ofMinutes(1)));
        private final Caller ann = SyncWorld.customer(1);
        private final DataType type;
        private final Random random;
        private final List<Replica> replicas;
        private final Set<State> pushed = new LinkedHashSet<>();
        private int values;

        History(DataType type, long seed) {
            this.type = type;
            this.random = new Random(seed);
            this.replicas =
                    IntStream.range(0, 3).mapToObj(n -> new Replica("d" + n)).toList();
        }

        void run() {
            for (int step = 0; step < STEPS; step++) {
                world.clock.advance(Duration.ofMillis(random.nextInt(3)));
                Replica replica = replicas.get(random.nextInt(3));
                switch (random.nextInt(8)) {
                    case 0, 1, 2 -> replica.edit();
                    case 3 -> replica.delete();
                    case 4, 5 -> replica.push();
                    case 6 -> replica.pull();
                    default -> settleOne();
                }
            }
            replicas.forEach(Replica::push);
            while (settleOne()) {
                // until none is left
            }
            replicas.forEach(Replica::pull);

            Map<ItemKey, State> stored = live();
            replicas.forEach(
                    replica -> assertThat(replica.content()).as(replica.name).isEqualTo(stored));
            assertThat(pushed)
                    .allSatisfy(state ->
                            assertThat(isToBeHad(state)).as("kept %s", state).isTrue());
        }

        private Map<ItemKey, State> live() {
            return world.stores.items().changedAfter(ann.account(), Set.of(type), null, false).stream()
                    .collect(Collectors.toMap(Item::key, Item::state));
        }

        private boolean settleOne() {
            List<ConflictView> open = world.read.conflicts(ann);
            if (open.isEmpty()) return false;
            Conflict conflict = open.get(random.nextInt(open.size())).conflict();
            Resolution resolution = Resolution.values()[random.nextInt(3)];
            ResolveConflict.Outcome outcome = settle(conflict, resolution);
            if (outcome instanceof ResolveConflict.Outcome.Impossible) outcome = settle(conflict, Resolution.REMOTE);
            assertThat(outcome).isInstanceOf(ResolveConflict.Outcome.Resolved.class);
            return true;
        }

        private ResolveConflict.Outcome settle(Conflict conflict, Resolution resolution) {
            return world.resolve.resolve(ann, new ResolveConflict.Command(conflict.id(), resolution, null));
        }

        /** Stored, in the past of its thing, or beside a conflict; a deletion is nothing to be had back. */
        private boolean isToBeHad(State state) {
            if (state.deleted()) return true;
            ItemKey key = ItemKey.of(type, state.document()).orElseThrow();
            Item item = world.stores.items().find(ann.account(), Set.of(key)).get(key);
            Stream<State> past = world.stores.items().past(ann.account(), key, Integer.MAX_VALUE).stream()
                    .map(Past::state);
            Stream<State> merged = world.stores.items().history(ann.account(), key).stream()
                    .map(Item::written)
                    .filter(Objects::nonNull);
            Stream<State> present =
                    Stream.of(item.state(), Optional.ofNullable(item.written()).orElse(item.state()));
            return Stream.of(past, merged, present).flatMap(states -> states).anyMatch(state::equals);
        }

        /** What one device has, and how it behaves: it remembers from where it started to edit. */
        private final class Replica {
            private final String name;
            private final Map<ItemKey, Copy> copies = new HashMap<>();
            private final Set<ItemKey> dirty = new HashSet<>();
            private final Set<Object> known = new HashSet<>();
            private @Nullable Instant since;

            Replica(String name) {
                this.name = name;
            }

            Map<ItemKey, State> content() {
                return copies.entrySet().stream()
                        .filter(copy -> !copy.getValue().state.deleted())
                        .collect(Collectors.toMap(Map.Entry::getKey, copy -> copy.getValue().state));
            }

            void edit() {
                Map<String, @Nullable Object> members = blank(random.nextInt(3));
                ItemKey key = ItemKey.of(type, new Document(members)).orElseThrow();
                Copy copy = copies.get(key);
                if (copy != null) members.putAll(copy.state.document().members());
                Object value = name + "-" + values++;
                members.put(type == DataType.SETTINGS ? "value" : FIELDS.get(random.nextInt(FIELDS.size())), value);
                known.add(value);
                change(key, new State(new Document(members), false));
            }

            void delete() {
                List<ItemKey> keys = new ArrayList<>(content().keySet());
                if (keys.isEmpty()) return;
                ItemKey key = keys.get(random.nextInt(keys.size()));
                change(
                        key,
                        new State(Objects.requireNonNull(copies.get(key)).state.document(), true));
            }

            private void change(ItemKey key, State state) {
                Copy copy = copies.get(key);
                copies.put(key, new Copy(state, copy == null ? null : copy.version));
                dirty.add(key);
            }

            private Map<String, @Nullable Object> blank(int n) {
                Map<String, @Nullable Object> members = new HashMap<>();
                switch (type) {
                    case SETTINGS, AI_PREFERENCES -> members.put("key", "setting " + n);
                    case COMMANDS -> {
                        members.put("command", "ls " + n);
                        members.put("timestamp", "2026-01-01T00:00:0" + n + "Z");
                    }
                    case SSH_PROFILES, SESSIONS -> members.put("name", "thing " + n);
                }
                return members;
            }

            void push() {
                if (dirty.isEmpty()) return;
                Map<ItemKey, Item> before = world.stores.items().find(ann.account(), dirty);
                List<Object> sent = dirty.stream().<Object>map(this::sent).toList();
                dirty.forEach(key -> pushed.add(Objects.requireNonNull(copies.get(key)).state));
                // Edits are always pushed before the next pull, so that what was pulled is what they started from.
                PushSync.Outcome outcome =
                        world.push(ann, name, Map.of(type, sent), random.nextBoolean() ? since : null);
                assertThat(outcome).isInstanceOfAny(PushSync.Outcome.Pushed.class, PushSync.Outcome.Clashed.class);
                dirty.forEach(key -> assertOverwroteOnlyWhatItKnew(before.get(key), key));
                dirty.clear();
            }

            private Map<String, @Nullable Object> sent(ItemKey key) {
                Copy copy = Objects.requireNonNull(copies.get(key));
                Map<String, @Nullable Object> members =
                        new HashMap<>(copy.state.document().members());
                if (copy.state.deleted()) members.put("is_deleted", true);
                if (copy.version != null && random.nextBoolean()) members.put("version", copy.version);
                return members;
            }

            private void assertOverwroteOnlyWhatItKnew(@Nullable Item before, ItemKey key) {
                if (before == null || type != DataType.SSH_PROFILES) return;
                Item after = Objects.requireNonNull(
                        world.stores.items().find(ann.account(), Set.of(key)).get(key));
                if (after.version() == before.version() || before.state().deleted()) return;
                for (String field : List.of("host", "port", "username")) {
                    Object old = before.state().document().get(field);
                    boolean kept = Objects.equals(old, after.state().document().get(field))
                            && !after.state().deleted();
                    assertThat(kept || old == null || known.contains(old))
                            .as("%s replaced %s by %s without knowing it", name, before, after)
                            .isTrue();
                }
            }

            void pull() {
                push();
                PullSync.Pulled pulled = world.pull(ann, name, since);
                since = pulled.at();
                Objects.requireNonNull(pulled.items().get(type)).forEach(item -> {
                    copies.put(item.key(), new Copy(item.state(), item.version()));
                    known.addAll(item.state().document().members().values());
                });
            }
        }

        /**
         * @param version null when the device never pulled it
         */
        private record Copy(State state, @Nullable Long version) {}
    }
}
