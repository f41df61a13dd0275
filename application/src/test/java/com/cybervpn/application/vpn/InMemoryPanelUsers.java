package com.cybervpn.application.vpn;

import com.cybervpn.application.vpn.port.out.PanelAnswer;
import com.cybervpn.application.vpn.port.out.PanelUsers;
import com.cybervpn.domain.vpn.NewPanelUser;
import com.cybervpn.domain.vpn.PanelUser;
import com.cybervpn.domain.vpn.PanelUserChange;
import com.cybervpn.domain.vpn.PanelUserId;
import com.cybervpn.domain.vpn.VpnUserStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** VPN users as the panel would treat them: the same refusals, the same changes of status. */
public final class InMemoryPanelUsers implements PanelUsers {
    private final ConcurrentSkipListMap<Long, PanelUser> users = new ConcurrentSkipListMap<>();
    private final InstantSource clock;
    private final PanelOutage outage;
    private long lastId;

    public InMemoryPanelUsers(InstantSource clock, PanelOutage outage) {
        this.clock = clock;
        this.outage = outage;
    }

    /** Puts a user there as if the panel had it all along. */
    public synchronized void put(PanelUser user) {
        users.put(user.id().value(), user);
        lastId = Math.max(lastId, user.id().value());
    }

    @Override
    public Page list(int start, int size) {
        outage.check();
        return new Page(newestFirst().stream().skip(start).limit(size).toList(), users.size());
    }

    @Override
    public Batch walk(@Nullable String cursor, int size) {
        outage.check();
        long after = cursor == null ? 0 : Long.parseLong(cursor);
        var batch = users.tailMap(after, false).values().stream().limit(size).toList();
        boolean more = !batch.isEmpty() && users.higherKey(batch.getLast().id().value()) != null;
        return new Batch(batch, more ? batch.getLast().id().toString() : null);
    }

    @Override
    public Optional<PanelUser> find(PanelUserId id) {
        outage.check();
        return Optional.ofNullable(users.get(id.value()));
    }

    @Override
    public Optional<PanelUser> findByUsername(String username) {
        outage.check();
        return users.values().stream()
                .filter(user -> user.username().equals(username))
                .findFirst();
    }

    @Override
    public List<PanelUser> findByTelegramId(long telegramId) {
        outage.check();
        return newestFirst().stream()
                .filter(user -> Objects.equals(user.telegramId(), telegramId))
                .toList();
    }

    @Override
    public synchronized PanelAnswer<PanelUser> create(NewPanelUser user) {
        outage.check();
        if (!user.username().matches("[A-Za-z0-9_-]{3,36}")) return new PanelAnswer.Refused<>();
        if (users.values().stream().anyMatch(known -> known.username().equals(user.username()))) {
            return new PanelAnswer.Taken<>();
        }
        long id = ++lastId;
        Instant now = clock.instant();
        PanelUser made = new PanelUser(
                new PanelUserId(id),
                "short-" + id,
                user.username(),
                user.startsEnabled() ? VpnUserStatus.ACTIVE : VpnUserStatus.DISABLED,
                user.trafficLimitBytes(),
                user.trafficReset(),
                user.expiresAt(),
                user.telegramId(),
                user.email(),
                user.description(),
                user.tag(),
                user.deviceLimit(),
                user.internalSquads(),
                "https://panel.example.com/api/sub/short-" + id,
                0,
                0,
                null,
                null,
                null,
                now,
                now);
        users.put(id, made);
        return new PanelAnswer.Accepted<>(made);
    }

    @Override
    public synchronized PanelAnswer<PanelUser> update(PanelUserId id, PanelUserChange change) {
        outage.check();
        PanelUser user = users.get(id.value());
        if (user == null) return new PanelAnswer.Absent<>();
        Instant until = change.expiresAt();
        if (until != null && !until.isAfter(clock.instant())) return new PanelAnswer.Refused<>();
        return stored(
                user,
                statusAfter(user, change),
                or(change.trafficLimitBytes(), user.trafficLimitBytes()),
                or(until, user.expiresAt()),
                user.telegramId(),
                change.email() == null ? user.email() : change.email(),
                change.deviceLimit() == null ? user.deviceLimit() : change.deviceLimit());
    }

    @Override
    public synchronized PanelAnswer<PanelUser> anonymise(PanelUserId id) {
        outage.check();
        PanelUser user = users.get(id.value());
        if (user == null) return new PanelAnswer.Absent<>();
        return stored(user, user.status(), user.trafficLimitBytes(), user.expiresAt(), null, null, user.deviceLimit());
    }

    private PanelAnswer<PanelUser> stored(
            PanelUser user,
            VpnUserStatus status,
            long trafficLimitBytes,
            Instant expiresAt,
            @Nullable Long telegramId,
            @Nullable String email,
            @Nullable Integer deviceLimit) {
        PanelUser changed = new PanelUser(
                user.id(),
                user.shortUuid(),
                user.username(),
                status,
                trafficLimitBytes,
                user.trafficReset(),
                expiresAt,
                telegramId,
                email,
                user.description(),
                user.tag(),
                deviceLimit,
                user.internalSquads(),
                user.subscriptionUrl(),
                user.usedTrafficBytes(),
                user.lifetimeTrafficBytes(),
                user.onlineAt(),
                user.trafficResetAt(),
                user.revokedAt(),
                user.createdAt(),
                clock.instant());
        users.put(user.id().value(), changed);
        return new PanelAnswer.Accepted<>(changed);
    }

    @Override
    public boolean delete(PanelUserId id) {
        outage.check();
        return users.remove(id.value()) != null;
    }

    private static VpnUserStatus statusAfter(PanelUser user, PanelUserChange change) {
        Boolean enabled = change.enabled();
        if (enabled != null) return enabled ? VpnUserStatus.ACTIVE : VpnUserStatus.DISABLED;
        if (user.status() == VpnUserStatus.EXPIRED && change.expiresAt() != null) return VpnUserStatus.ACTIVE;
        Long limit = change.trafficLimitBytes();
        boolean larger = limit != null && (limit == 0 || limit > user.trafficLimitBytes());
        return user.status() == VpnUserStatus.LIMITED && larger ? VpnUserStatus.ACTIVE : user.status();
    }

    private List<PanelUser> newestFirst() {
        return List.copyOf(users.descendingMap().values());
    }

    private static <T> T or(@Nullable T changed, T kept) {
        return changed == null ? kept : changed;
    }
}
