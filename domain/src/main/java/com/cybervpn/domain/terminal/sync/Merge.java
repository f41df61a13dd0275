package com.cybervpn.domain.terminal.sync;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a change ends that meets what is stored (T-SYNC-6 to T-SYNC-9). */
public sealed interface Merge {
    /** Nothing new: what is stored says the same or more, or the device changed nothing. */
    record Kept(Item item) implements Merge {}

    /** There is a new version. */
    record Applied(Item item) implements Merge {}

    /** What is stored is newer and stays; the change is to be kept aside. */
    record Outdone() implements Merge {}

    /** Somebody must decide. */
    record Clash(ConflictKind kind) implements Merge {}

    /** A device deleted what was not there. */
    record Nothing() implements Merge {}

    /**
     * The rule: a member that one side changed is taken from that side; one that both changed, each without knowing, is
     * taken from the later change, or asked about where it is decisive.
     *
     * @param history the versions before {@code stored}, the latest first
     * @param at when a new version is stored
     */
    static Merge of(Change change, String device, Sight sight, @Nullable Item stored, List<Item> history, Instant at) {
        if (stored == null) {
            return change.state().deleted()
                    ? new Nothing()
                    : new Applied(Item.next(null, change.key(), change.state(), change.modifiedAt(), at, device, null));
        }
        if (change.state().looksLike(stored.state())) return new Kept(stored.confirmedAt(change.modifiedAt()));
        return new Encounter(
                        change,
                        device,
                        stored,
                        sight.base(change, device, stored, history).orElse(null),
                        at)
                .merge();
    }

    /** A change that differs from what is stored. */
    record Encounter(
            Change change,
            String device,
            Item stored,
            @Nullable State base,
            Instant at) {
        Merge merge() {
            return switch (change.key().type().meeting()) {
                case NEWEST -> newest();
                case BY_FIELD -> byField();
                case UNION -> stored.state().deleted() ? removed() : byField();
            };
        }

        /** It stays removed, whoever still has it; whoever knows may bring it back. */
        private Merge removed() {
            if (knowsStored()) return applied(change.state());
            return isUnchanged() ? new Kept(stored) : new Outdone();
        }

        private Merge newest() {
            if (knowsStored()) return applied(change.state());
            if (!change.dated() && isUnchanged()) return new Kept(stored);
            int order = change.modifiedAt().compareTo(stored.modifiedAt());
            if (order > 0) return applied(change.state());
            boolean mustAsk = order == 0 && !change.key().type().decisive().isEmpty();
            return mustAsk ? clash() : new Outdone();
        }

        private Merge byField() {
            if (knowsStored()) return applied(change.state());
            if (isUnchanged()) return new Kept(stored);
            if (change.state().deleted()) return isUnion() ? applied(change.state()) : clash();
            if (stored.state().deleted()) return base == null ? applied(change.state()) : clash();
            return joined();
        }

        private Merge joined() {
            Fields fields = new Fields(
                    base == null ? Document.EMPTY : base.document(),
                    stored.state().document(),
                    change.state().document(),
                    change.modifiedAt().isAfter(stored.modifiedAt()));
            fields.join();
            if (fields.contested.stream().anyMatch(change.key().type().decisive()::contains)) return clash();
            State joined = new State(new Document(fields.joined), false);
            if (!joined.equals(stored.state())) return applied(joined);
            return fields.contested.isEmpty() ? new Kept(stored) : new Outdone();
        }

        private boolean knowsStored() {
            return base != null && base.equals(stored.state());
        }

        private boolean isUnchanged() {
            return base != null && change.state().looksLike(base);
        }

        private boolean isUnion() {
            return change.key().type().meeting() == DataType.Meeting.UNION;
        }

        private Merge applied(State state) {
            State written = state.equals(change.state()) ? null : change.state();
            return new Applied(Item.next(stored, change.key(), state, change.modifiedAt(), at, device, written));
        }

        private Merge clash() {
            Long claimed = change.claimed();
            return new Clash(
                    claimed != null && claimed != stored.version()
                            ? ConflictKind.VERSION_MISMATCH
                            : ConflictKind.CONCURRENT_MODIFICATION);
        }
    }

    /** Two documents that came of one, member by member. */
    final class Fields {
        private final Document base;
        private final Document stored;
        private final Document changed;
        private final boolean changedLater;
        private final Map<String, @Nullable Object> joined = new LinkedHashMap<>();
        private final Set<String> contested = new LinkedHashSet<>();

        Fields(Document base, Document stored, Document changed, boolean changedLater) {
            this.base = base;
            this.stored = stored;
            this.changed = changed;
            this.changedLater = changedLater;
        }

        /** Both together where neither is known to come of the other; the later one's members win. */
        static Document union(Document stored, Document changed, boolean changedLater) {
            Fields fields = new Fields(Document.EMPTY, stored, changed, changedLater);
            fields.join();
            return new Document(fields.joined);
        }

        /** How many members are not the same in both. */
        static long differences(Document one, Document other) {
            Set<String> names = new LinkedHashSet<>(one.members().keySet());
            names.addAll(other.members().keySet());
            return names.stream().filter(name -> !same(name, one, other)).count();
        }

        private void join() {
            Set<String> names = new LinkedHashSet<>(stored.members().keySet());
            names.addAll(changed.members().keySet());
            names.forEach(name -> take(name, source(name)));
        }

        private Document source(String name) {
            if (same(name, stored, changed) || same(name, changed, base)) return stored;
            if (same(name, stored, base)) return changed;
            contested.add(name);
            return changedLater ? changed : stored;
        }

        private void take(String name, Document from) {
            if (from.has(name)) joined.put(name, from.get(name));
        }

        private static boolean same(String name, Document one, Document other) {
            return one.has(name) == other.has(name)
                    && Optional.ofNullable(one.get(name)).equals(Optional.ofNullable(other.get(name)));
        }
    }
}
