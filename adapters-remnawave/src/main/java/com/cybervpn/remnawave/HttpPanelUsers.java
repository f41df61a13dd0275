package com.cybervpn.remnawave;

import com.cybervpn.application.vpn.port.out.PanelAnswer;
import com.cybervpn.application.vpn.port.out.PanelUsers;
import com.cybervpn.domain.vpn.NewPanelUser;
import com.cybervpn.domain.vpn.PanelUser;
import com.cybervpn.domain.vpn.PanelUserChange;
import com.cybervpn.domain.vpn.PanelUserId;
import com.cybervpn.domain.vpn.TrafficReset;
import com.cybervpn.domain.vpn.VpnUserStatus;
import com.cybervpn.http.HttpCall;
import com.cybervpn.http.JsonObject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /api/users} of the panel. */
@Singleton
final class HttpPanelUsers implements PanelUsers {
    private static final int LARGEST_BATCH = 1000;

    private final RemnawaveClient panel;

    HttpPanelUsers(RemnawaveClient panel) {
        this.panel = panel;
    }

    @Override
    public Page list(int start, int size) {
        return panel.read(
                "users", HttpCall.get("/api/users").query("start", start).query("size", size), HttpPanelUsers::page);
    }

    @Override
    public Batch walk(@Nullable String cursor, int size) {
        return panel.read(
                "users",
                HttpCall.get("/api/users/stream").query("cursor", cursor).query("size", size),
                HttpPanelUsers::batch);
    }

    @Override
    public Optional<PanelUser> find(PanelUserId id) {
        return panel.find("user", HttpCall.get("/api/users/{id}", id.value()), HttpPanelUsers::user);
    }

    @Override
    public Optional<PanelUser> findByUsername(String username) {
        return panel.find("user", HttpCall.get("/api/users/by-username/{username}", username), HttpPanelUsers::user);
    }

    @Override
    public List<PanelUser> findByTelegramId(long telegramId) {
        var found = new ArrayList<PanelUser>();
        String cursor = null;
        do {
            Batch batch = panel.read(
                    "users",
                    HttpCall.get("/api/users/stream")
                            .query("telegramId", telegramId)
                            .query("cursor", cursor)
                            .query("size", LARGEST_BATCH),
                    HttpPanelUsers::batch);
            found.addAll(batch.users());
            cursor = batch.next();
        } while (cursor != null);
        return found.reversed();
    }

    @Override
    public PanelAnswer<PanelUser> create(NewPanelUser user) {
        var body = new JsonObject()
                .set("username", user.username())
                .setIfPresent("status", user.startsEnabled() ? null : "DISABLED")
                .set("expireAt", user.expiresAt())
                .set("trafficLimitBytes", user.trafficLimitBytes())
                .set("trafficLimitStrategy", user.trafficReset().name())
                .setIfPresent("telegramId", user.telegramId())
                .setIfPresent("email", user.email())
                .setIfPresent("description", user.description())
                .setIfPresent("tag", user.tag())
                .setIfPresent("hwidDeviceLimit", user.deviceLimit())
                .set("activeInternalSquads", user.internalSquads());
        return panel.change("user", HttpCall.post("/api/users").json(body), HttpPanelUsers::user);
    }

    @Override
    public PanelAnswer<PanelUser> update(PanelUserId id, PanelUserChange change) {
        Boolean enabled = change.enabled();
        var body = new JsonObject()
                .set("id", id.value())
                .setIfPresent("status", enabled == null ? null : enabled ? "ACTIVE" : "DISABLED")
                .setIfPresent("expireAt", change.expiresAt())
                .setIfPresent("trafficLimitBytes", change.trafficLimitBytes())
                .setIfPresent("email", change.email())
                .setIfPresent("hwidDeviceLimit", change.deviceLimit());
        return changed(body);
    }

    @Override
    public PanelAnswer<PanelUser> anonymise(PanelUserId id) {
        return changed(new JsonObject().set("id", id.value()).set("email", null).set("telegramId", null));
    }

    private PanelAnswer<PanelUser> changed(JsonObject body) {
        return panel.change("user", HttpCall.patch("/api/users").json(body).repeatable(), HttpPanelUsers::user);
    }

    @Override
    public boolean delete(PanelUserId id) {
        return panel.delete(HttpCall.delete("/api/users/{id}", id.value()));
    }

    static Page page(Wire users) {
        return new Page(users.objects("users", HttpPanelUsers::user), users.whole("total"));
    }

    static Batch batch(Wire users) {
        boolean more = users.flag("hasMore");
        String next = users.textOrNull("nextCursor");
        return new Batch(users.objects("users", HttpPanelUsers::user), more ? next : null);
    }

    static PanelUser user(Wire user) {
        user.skip("externalSquadUuid", "trojanPassword", "vlessUuid", "ssPassword", "lastTriggeredThreshold");
        Traffic traffic = user.object("userTraffic", HttpPanelUsers::traffic);
        return new PanelUser(
                new PanelUserId(user.whole("id")),
                user.text("shortUuid"),
                user.text("username"),
                VpnUserStatus.of(user.text("status")),
                user.whole("trafficLimitBytes"),
                TrafficReset.of(user.text("trafficLimitStrategy")),
                user.time("expireAt"),
                user.wholeOrNull("telegramId"),
                user.textOrNull("email"),
                user.textOrNull("description"),
                user.textOrNull("tag"),
                user.intOrNull("hwidDeviceLimit"),
                user.objects("activeInternalSquads", HttpPanelUsers::squad),
                user.text("subscriptionUrl"),
                traffic.used(),
                traffic.lifetime(),
                traffic.onlineAt(),
                user.timeOrNull("lastTrafficResetAt"),
                user.timeOrNull("subRevokedAt"),
                user.time("createdAt"),
                user.time("updatedAt"));
    }

    private static UUID squad(Wire squad) {
        squad.skip("name");
        return squad.uuid("uuid");
    }

    private static Traffic traffic(Wire traffic) {
        traffic.skip("lastConnectedNodeUuid", "firstConnectedAt");
        return new Traffic(
                traffic.whole("usedTrafficBytes"),
                traffic.whole("lifetimeUsedTrafficBytes"),
                traffic.timeOrNull("onlineAt"));
    }

    private record Traffic(
            long used, long lifetime, @Nullable Instant onlineAt) {}
}
