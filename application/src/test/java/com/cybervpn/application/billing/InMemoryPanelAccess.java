package com.cybervpn.application.billing;

import com.cybervpn.application.billing.port.out.PanelAccess;
import com.cybervpn.application.shared.ApplicationFailure.UpstreamFailed;
import com.cybervpn.domain.billing.Allowance;
import com.cybervpn.domain.billing.Standing;
import com.cybervpn.domain.billing.Subscriber;
import com.cybervpn.domain.billing.SubscriberId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A panel in memory that can be broken. */
public final class InMemoryPanelAccess implements PanelAccess {
    private final Map<SubscriberId, Standing> users = new HashMap<>();
    private final Map<UUID, Subscriber> known = new HashMap<>();
    private final Set<SubscriberId> gone = ConcurrentHashMap.newKeySet();
    private boolean down;

    /** Makes a {@code user_uuid} known. */
    public synchronized InMemoryPanelAccess know(UUID userUuid, Subscriber subscriber) {
        known.put(userUuid, subscriber);
        return this;
    }

    /** Puts a VPN user on the panel. */
    public synchronized void put(Subscriber subscriber, Standing standing) {
        users.put(subscriber.id(), standing);
    }

    /** The panel does not know this VPN user any more. */
    public synchronized void lose(Subscriber subscriber) {
        users.remove(subscriber.id());
        gone.add(subscriber.id());
    }

    public synchronized void down(boolean now) {
        down = now;
    }

    /** What is on the panel, whether it answers or not. */
    public synchronized @Nullable Standing peek(Subscriber subscriber) {
        return users.get(subscriber.id());
    }

    @Override
    public synchronized Optional<Subscriber> subscriber(UUID userUuid) {
        return Optional.ofNullable(known.get(userUuid));
    }

    @Override
    public synchronized Optional<Standing> standing(Subscriber subscriber) {
        requireUp();
        return Optional.ofNullable(users.get(subscriber.id()));
    }

    @Override
    public synchronized boolean grant(Subscriber subscriber, Instant until, @Nullable Allowance allowance) {
        requireUp();
        if (gone.contains(subscriber.id())) return false;
        Standing old = users.get(subscriber.id());
        long limit = allowance != null ? allowance.trafficLimitBytes() : old == null ? 0 : old.trafficLimitBytes();
        UUID id =
                old == null ? UUID.nameUUIDFromBytes(subscriber.id().toString().getBytes()) : old.vpnUser();
        users.put(
                subscriber.id(),
                new Standing(
                        id,
                        true,
                        until,
                        limit,
                        old == null ? 0 : old.usedTrafficBytes(),
                        old == null ? until : old.createdAt()));
        return true;
    }

    @Override
    public synchronized void shutOut(Subscriber subscriber) {
        requireUp();
        users.computeIfPresent(
                subscriber.id(),
                (_, old) -> new Standing(
                        old.vpnUser(),
                        false,
                        old.expiresAt(),
                        old.trafficLimitBytes(),
                        old.usedTrafficBytes(),
                        old.createdAt()));
    }

    private void requireUp() {
        if (down) throw new UpstreamFailed("remnawave", null);
    }
}
