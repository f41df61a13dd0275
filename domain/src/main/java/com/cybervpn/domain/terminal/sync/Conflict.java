package com.cybervpn.domain.terminal.sync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change that could not be applied, kept until somebody decides and afterwards as well: nothing that a device sent is lost.
 *
 * @param key what it is about; null when what was sent does not say
 * @param local what the device sent
 * @param modifiedAt when that was changed, as the device says
 * @param resolution how it was settled; null while it is open
 */
public record Conflict(
        ConflictId id,
        DataType type,
        @Nullable ItemKey key,
        ConflictKind kind,
        State local,
        Instant modifiedAt,
        String device,
        @Nullable String deviceName,
        Instant detectedAt,
        @Nullable Resolution resolution,
        @Nullable Instant resolvedAt) {

    public boolean isOpen() {
        return resolution == null;
    }

    /** Whether it is the same matter: one device has one open conflict about a thing. */
    public boolean concerns(Conflict other) {
        boolean sameThing = key == null
                ? other.key == null && type == other.type && local.equals(other.local)
                : key.equals(other.key);
        return sameThing && device.equals(other.device);
    }

    /** The same matter with what the device sent since. */
    public Conflict restated(Conflict later) {
        return new Conflict(
                id,
                type,
                key,
                later.kind,
                later.local,
                later.modifiedAt,
                device,
                later.deviceName,
                detectedAt,
                null,
                null);
    }

    public Conflict resolved(Resolution by, Instant at) {
        return new Conflict(id, type, key, kind, local, modifiedAt, device, deviceName, detectedAt, by, at);
    }

    /** The ways out that make sense (T-SYNC-9). */
    public List<Resolution> options(@Nullable Item stored) {
        if (key == null) return List.of(Resolution.REMOTE, Resolution.MERGE);
        List<Resolution> options = new ArrayList<>(List.of(Resolution.LOCAL, Resolution.REMOTE));
        boolean several = stored != null
                && Merge.Fields.differences(local.document(), stored.state().document()) > 1;
        if (several) options.add(Resolution.MERGE);
        return options;
    }

    /**
     * What the thing shall be.
     *
     * @param merged what the caller made of both; null when the sides are to be joined here
     * @return empty when that cannot be done: nothing to take, nothing to join, or {@code merged} is another thing
     */
    public Optional<State> outcome(Resolution by, @Nullable Document merged, @Nullable Item stored) {
        return switch (by) {
            case LOCAL -> Optional.of(local).filter(_ -> key != null);
            case REMOTE -> Optional.ofNullable(stored).map(Item::state);
            case MERGE -> merged == null ? joined(stored) : handMade(merged);
        };
    }

    private Optional<State> joined(@Nullable Item stored) {
        if (key == null || local.deleted()) return Optional.empty();
        if (stored == null) return Optional.of(local);
        if (stored.state().deleted()) return Optional.empty();
        boolean localLater = modifiedAt.isAfter(stored.modifiedAt());
        return Optional.of(
                new State(Merge.Fields.union(stored.state().document(), local.document(), localLater), false));
    }

    private Optional<State> handMade(Document merged) {
        return ItemKey.of(type, merged)
                .filter(named -> key == null || named.equals(key))
                .map(_ -> new State(merged, false));
    }

    /** The version after {@code stored} that settles it; all devices pull it (T-SYNC-12). */
    public Item settled(ItemKey thing, State state, @Nullable Item stored, Instant at) {
        return Item.next(stored, thing, state, modifiedAt, at, null, null);
    }
}
