package com.cybervpn.domain.terminal.sync;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far a device sees: what it pulled, less what it says itself that it does not know. What it sent it knows anyway.
 *
 * @param items live items that changed until then were pulled
 * @param tombstones deletions until then were pulled, or showed by their absence
 */
public record Sight(Instant items, Instant tombstones) {
    /** Of a device that never pulled. */
    public static final Sight NONE = new Sight(Instant.EPOCH, Instant.EPOCH);

    /** Not beyond what the device itself says it was told last. */
    public Sight until(@Nullable Instant claimed) {
        return claimed == null ? this : new Sight(earlier(items, claimed), earlier(tombstones, claimed));
    }

    /**
     * After a pull.
     *
     * @param since what was asked for began there; null when all of it was asked for
     * @param at when it was answered
     */
    public Sight after(@Nullable Instant since, boolean withTombstones, Instant at) {
        boolean seesItems = since == null || !since.isAfter(items);
        boolean seesTombstones = since == null || withTombstones && !since.isAfter(tombstones);
        return new Sight(seesItems ? at : items, seesTombstones ? at : tombstones);
    }

    /**
     * What the device had in hand when it made the change; empty when it never had the thing.
     *
     * @param history the versions before {@code current}, the latest first
     */
    Optional<State> base(Change change, String device, Item current, List<Item> history) {
        return Stream.concat(Stream.of(current), history.stream())
                .filter(version -> version.isBy(device) || sees(version, change.claimed()))
                .findFirst()
                .map(version -> sees(version, change.claimed()) ? version.state() : version.atWriter());
    }

    /** Whether what the device has in hand is {@code current}, so that no history is needed to know. */
    public boolean isCurrent(Change change, String device, Item current) {
        return current.isBy(device) || sees(current, change.claimed());
    }

    private boolean sees(Item version, @Nullable Long claimed) {
        Instant horizon = version.state().deleted() ? tombstones : items;
        return !version.changedAt().isAfter(horizon) && (claimed == null || version.version() <= claimed);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
