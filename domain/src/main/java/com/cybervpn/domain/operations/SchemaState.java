package com.cybervpn.domain.operations;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far the schema has come. Each context numbers its own steps, so a pending step may have a lower number than an
 * applied one.
 *
 * @param applied in the order in which they were applied
 * @param pending in the order in which they would be
 * @param current the applied step with the highest number; null in an empty database
 * @param head the highest number that this release knows
 */
public record SchemaState(
        List<Revision> applied,
        List<Revision> pending,
        @Nullable Revision current,
        @Nullable Revision head) {
    public SchemaState {
        applied = List.copyOf(applied);
        pending = List.copyOf(pending);
    }

    public boolean isUpToDate() {
        return pending.isEmpty();
    }

    public Optional<Instant> lastAppliedAt() {
        return applied.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(applied.getLast().appliedAt());
    }

    /** Where {@code target} leads from here. */
    public Way to(SchemaTarget target) {
        return switch (target) {
            case SchemaTarget.Head _ -> new Way.Forward(pending);
            case SchemaTarget.Next _ ->
                new Way.Forward(pending.stream().limit(1).toList());
            case SchemaTarget.Previous _ -> new Way.Back();
            case SchemaTarget.Exactly(var id) -> to(id);
        };
    }

    private Way to(String id) {
        for (int i = 0; i < pending.size(); i++) {
            if (pending.get(i).id().equals(id)) return new Way.Forward(pending.subList(0, i + 1));
        }
        if (current != null && current.id().equals(id)) return new Way.Forward(List.of());
        boolean known = applied.stream().anyMatch(revision -> revision.id().equals(id));
        return known ? new Way.Back() : new Way.Nowhere();
    }

    /** What it takes to get somewhere. */
    public sealed interface Way {
        /**
         * @param steps none: it is there already
         */
        record Forward(List<Revision> steps) implements Way {}

        /** Steps would have to be undone, which none can be. */
        record Back() implements Way {}

        /** There is no such step. */
        record Nowhere() implements Way {}
    }
}
