package com.cybervpn.bootstrap;

import com.cybervpn.application.billing.port.out.PanelAccess;
import com.cybervpn.application.identity.port.in.AccountDirectory;
import com.cybervpn.application.vpn.port.in.VpnAccess;
import com.cybervpn.domain.billing.Allowance;
import com.cybervpn.domain.billing.Standing;
import com.cybervpn.domain.billing.Subscriber;
import com.cybervpn.domain.billing.SubscriberId;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.vpn.PanelUser;
import com.cybervpn.domain.vpn.VpnUser;
import com.cybervpn.domain.vpn.VpnUserId;
import com.cybervpn.domain.vpn.VpnUserLink;
import com.cybervpn.domain.vpn.VpnUserStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Bridges what billing needs onto what the vpn and identity contexts offer. */
final class VpnPanelAccess implements PanelAccess {
    private final VpnAccess vpn;
    private final AccountDirectory accounts;

    VpnPanelAccess(VpnAccess vpn, AccountDirectory accounts) {
        this.vpn = vpn;
        this.accounts = accounts;
    }

    @Override
    public Optional<Subscriber> subscriber(UUID userUuid) {
        return vpn.link(new VpnUserId(userUuid))
                .map(VpnPanelAccess::subscriber)
                .or(() -> accounts.find(new AccountId(userUuid)).map(account -> Subscriber.of(account.id())));
    }

    @Override
    public Optional<Standing> standing(Subscriber subscriber) {
        return vpnUser(subscriber).filter(user -> !user.panel().isUnopened()).map(VpnPanelAccess::standing);
    }

    @Override
    public boolean grant(Subscriber subscriber, Instant until, @Nullable Allowance allowance) {
        Long limit = allowance == null ? null : allowance.trafficLimitBytes();
        Integer devices = allowance == null ? null : allowance.deviceLimit();
        Optional<AccountId> account = subscriber.account();
        if (account.isEmpty()) {
            return vpn.grant(vpnUserId(subscriber), until, limit, devices).isPresent();
        }
        vpn.grant(new VpnAccess.Grant(account.get(), until, limit, devices));
        return true;
    }

    @Override
    public void shutOut(Subscriber subscriber) {
        subscriber.account().ifPresentOrElse(vpn::disable, () -> vpn.disable(vpnUserId(subscriber)));
    }

    private Optional<VpnUser> vpnUser(Subscriber subscriber) {
        return subscriber.account().isPresent()
                ? subscriber.account().flatMap(vpn::of)
                : vpn.read(vpnUserId(subscriber));
    }

    private static VpnUserId vpnUserId(Subscriber subscriber) {
        return new VpnUserId(subscriber.id().value());
    }

    private static Subscriber subscriber(VpnUserLink link) {
        AccountId owner = link.owner();
        return owner == null ? new Subscriber(new SubscriberId(link.id().value()), null) : Subscriber.of(owner);
    }

    private static Standing standing(VpnUser user) {
        PanelUser panel = user.panel();
        return new Standing(
                user.id().value(),
                panel.status() != VpnUserStatus.DISABLED,
                panel.expiresAt(),
                panel.trafficLimitBytes(),
                panel.usedTrafficBytes(),
                panel.createdAt());
    }
}
