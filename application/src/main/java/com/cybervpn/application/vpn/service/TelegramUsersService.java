package com.cybervpn.application.vpn.service;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.application.vpn.port.in.PanelChange;
import com.cybervpn.application.vpn.port.in.TelegramUsers;
import com.cybervpn.application.vpn.port.out.PanelSubscriptions;
import com.cybervpn.application.vpn.port.out.PanelUsers;
import com.cybervpn.application.vpn.port.out.PlanLimits;
import com.cybervpn.domain.shared.Permission;
import com.cybervpn.domain.vpn.PanelUser;
import com.cybervpn.domain.vpn.PanelUserChange;
import com.cybervpn.domain.vpn.VpnUser;
import com.cybervpn.domain.vpn.VpnUserStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;

/** Finds users by Telegram id on the panel. */
public final class TelegramUsersService implements TelegramUsers {
    private final PanelUsers panel;
    private final PanelSubscriptions subscriptions;
    private final VpnUserDirectory directory;
    private final PlanLimits plans;
    private final AccessChanges changes;
    private final Transactions transactions;
    private final VpnUserAudit audit;
    private final InstantSource clock;

    public TelegramUsersService(
            PanelUsers panel,
            PanelSubscriptions subscriptions,
            VpnUserDirectory directory,
            PlanLimits plans,
            AccessChanges changes,
            Transactions transactions,
            AuditTrail trail,
            InstantSource clock) {
        this.panel = panel;
        this.subscriptions = subscriptions;
        this.directory = directory;
        this.plans = plans;
        this.changes = changes;
        this.transactions = transactions;
        this.audit = new VpnUserAudit(trail);
        this.clock = clock;
    }

    @Override
    public Optional<VpnUser> read(Caller caller, long telegramId) {
        caller.require(Permission.USER_READ);
        return find(telegramId).map(directory::known);
    }

    @Override
    public Optional<Config> config(Caller caller, long telegramId) {
        caller.require(Permission.USER_READ);
        return find(telegramId)
                .flatMap(user -> subscriptions.links(user.id()))
                .flatMap(links -> links.links().stream().findFirst())
                .map(link -> new Config(link, clientType(link)));
    }

    @Override
    public PanelChange<VpnUser> subscribe(Caller caller, long telegramId, String planName, int days) {
        caller.require(Permission.SUBSCRIPTION_CREATE);
        PanelUser before = find(telegramId).orElse(null);
        if (before == null) return new PanelChange.NoSuch<>();
        PanelUserChange change = PanelUserChange.NONE.withEnabled(true);
        if (!before.neverExpires()) change = change.withExpiresAt(extended(before, days));
        PlanLimits.Limits limits = plans.ofPlan(planName).orElse(null);
        if (limits != null) {
            change = change.withTrafficLimitBytes(limits.trafficBytes()).withDeviceLimit(limits.devices());
        }
        return PanelAnswers.told(panel.update(before.id(), change), after -> record(caller, before, after));
    }

    private Instant extended(PanelUser user, int days) {
        Instant now = clock.instant();
        Instant from = user.expiresAt().isAfter(now) ? user.expiresAt() : now;
        return from.plus(Duration.ofDays(days));
    }

    private VpnUser record(Caller caller, PanelUser before, PanelUser after) {
        return transactions.inTransaction(() -> {
            VpnUser user = directory.known(after);
            audit.record(caller, "vpn_user_subscribed", user.id(), before, after);
            changes.seen(user);
            return user;
        });
    }

    private Optional<PanelUser> find(long telegramId) {
        return panel.findByTelegramId(telegramId).stream()
                .min(Comparator.comparing((PanelUser user) -> user.status() != VpnUserStatus.ACTIVE));
    }

    private static String clientType(String link) {
        int end = link.indexOf("://");
        return end < 1 || end > 50 ? "vless" : link.substring(0, end);
    }
}
