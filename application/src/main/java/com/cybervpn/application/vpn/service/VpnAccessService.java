package com.cybervpn.application.vpn.service;

import com.cybervpn.application.shared.ApplicationFailure.UpstreamFailed;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.application.vpn.port.in.VpnAccess;
import com.cybervpn.application.vpn.port.out.PanelAnswer;
import com.cybervpn.application.vpn.port.out.PanelUsers;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.vpn.NewPanelUser;
import com.cybervpn.domain.vpn.PanelUser;
import com.cybervpn.domain.vpn.PanelUserChange;
import com.cybervpn.domain.vpn.TrafficReset;
import com.cybervpn.domain.vpn.VpnUser;
import com.cybervpn.domain.vpn.VpnUserId;
import com.cybervpn.domain.vpn.VpnUserLink;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Names an account's VPN user after the account, so that two calls at once, or one repeated after a crash, meet in the same
 * user.
 */
public final class VpnAccessService implements VpnAccess {
    private final PanelUsers panel;
    private final DefaultSquads squads;
    private final VpnUserDirectory directory;
    private final AccessChanges changes;
    private final Transactions transactions;

    public VpnAccessService(
            PanelUsers panel,
            DefaultSquads squads,
            VpnUserDirectory directory,
            AccessChanges changes,
            Transactions transactions) {
        this.panel = panel;
        this.squads = squads;
        this.directory = directory;
        this.changes = changes;
        this.transactions = transactions;
    }

    @Override
    public Optional<VpnUser> of(AccountId owner) {
        return directory.findByOwner(owner);
    }

    @Override
    public VpnUser provision(AccountId owner, @Nullable String email, @Nullable Long telegramId) {
        return directory
                .findByOwner(owner)
                .orElseGet(() -> create(owner, PanelUser.NOT_YET, 0, null, email, telegramId));
    }

    @Override
    public VpnUser grant(Grant grant) {
        VpnUser user = directory
                .findByOwner(grant.owner())
                .orElseGet(() -> create(
                        grant.owner(),
                        grant.until(),
                        Objects.requireNonNullElse(grant.trafficLimitBytes(), 0L),
                        grant.deviceLimit(),
                        null,
                        null));
        return changed(user, opening(grant.until(), grant.trafficLimitBytes(), grant.deviceLimit()))
                .orElseThrow(VpnAccessService::unusable);
    }

    @Override
    public void disable(AccountId owner) {
        directory.findByOwner(owner).ifPresent(user -> changed(user, PanelUserChange.NONE.withEnabled(false)));
    }

    @Override
    public void anonymise(AccountId owner) {
        directory
                .findByOwner(owner)
                .ifPresent(user -> changed(user, panel.anonymise(user.panel().id())));
    }

    @Override
    public Optional<VpnUserLink> link(VpnUserId user) {
        return directory.link(user);
    }

    @Override
    public Optional<VpnUser> read(VpnUserId user) {
        return directory.find(user);
    }

    @Override
    public Optional<VpnUser> grant(
            VpnUserId user, Instant until, @Nullable Long trafficLimitBytes, @Nullable Integer deviceLimit) {
        return directory.find(user).flatMap(found -> changed(found, opening(until, trafficLimitBytes, deviceLimit)));
    }

    @Override
    public void disable(VpnUserId user) {
        directory.find(user).ifPresent(found -> changed(found, PanelUserChange.NONE.withEnabled(false)));
    }

    private static PanelUserChange opening(
            Instant until, @Nullable Long trafficLimitBytes, @Nullable Integer deviceLimit) {
        return PanelUserChange.NONE
                .withEnabled(true)
                .withExpiresAt(until)
                .withTrafficLimitBytes(trafficLimitBytes)
                .withDeviceLimit(deviceLimit);
    }

    private VpnUser create(
            AccountId owner,
            Instant until,
            long trafficLimitBytes,
            @Nullable Integer deviceLimit,
            @Nullable String email,
            @Nullable Long telegramId) {
        String username = "acc_" + owner.toString().replace("-", "");
        NewPanelUser user = new NewPanelUser(
                username,
                until,
                trafficLimitBytes,
                TrafficReset.MONTH,
                telegramId,
                email,
                null,
                null,
                deviceLimit,
                squads.ids());
        PanelUser made = switch (panel.create(user)) {
            case PanelAnswer.Accepted<PanelUser>(PanelUser created) -> created;
            case PanelAnswer.Taken<PanelUser> _ ->
                panel.findByUsername(username).orElseThrow(VpnAccessService::unusable);
            case PanelAnswer.Absent<PanelUser> _, PanelAnswer.Refused<PanelUser> _ -> throw unusable();
        };
        return directory.link(made, owner);
    }

    private Optional<VpnUser> changed(VpnUser user, PanelUserChange change) {
        return changed(user, panel.update(user.panel().id(), change));
    }

    private Optional<VpnUser> changed(VpnUser user, PanelAnswer<PanelUser> answer) {
        return switch (answer) {
            case PanelAnswer.Accepted<PanelUser>(PanelUser changed) -> {
                VpnUser after = new VpnUser(user.id(), user.owner(), changed);
                transactions.run(() -> changes.seen(after));
                yield Optional.of(after);
            }
            case PanelAnswer.Absent<PanelUser> _ -> Optional.empty();
            case PanelAnswer.Taken<PanelUser> _, PanelAnswer.Refused<PanelUser> _ -> throw unusable();
        };
    }

    private static UpstreamFailed unusable() {
        return new UpstreamFailed("remnawave", null);
    }
}
