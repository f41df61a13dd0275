package com.cybervpn.application.vpn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cybervpn.application.shared.ApplicationFailure;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.InMemoryAuditTrail;
import com.cybervpn.application.shared.InMemoryEvents;
import com.cybervpn.application.shared.InMemoryTransactions;
import com.cybervpn.application.shared.MovableClock;
import com.cybervpn.application.shared.Origin;
import com.cybervpn.application.shared.SequentialIds;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.vpn.port.in.ChangeVpnUser;
import com.cybervpn.application.vpn.port.in.CreateVpnUser;
import com.cybervpn.application.vpn.port.in.PanelChange;
import com.cybervpn.application.vpn.port.in.ReadVpnUsers;
import com.cybervpn.application.vpn.port.in.VpnAccess;
import com.cybervpn.application.vpn.service.AccessChanges;
import com.cybervpn.application.vpn.service.ChangeVpnUserService;
import com.cybervpn.application.vpn.service.CreateVpnUserService;
import com.cybervpn.application.vpn.service.DefaultSquads;
import com.cybervpn.application.vpn.service.DeleteVpnUserService;
import com.cybervpn.application.vpn.service.ReadSubscriptionConfigService;
import com.cybervpn.application.vpn.service.ReadVpnUsersService;
import com.cybervpn.application.vpn.service.VpnAccessService;
import com.cybervpn.application.vpn.service.VpnUserDirectory;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Principal;
import com.cybervpn.domain.shared.Role;
import com.cybervpn.domain.shared.SessionId;
import com.cybervpn.domain.vpn.NewPanelUser;
import com.cybervpn.domain.vpn.PanelUser;
import com.cybervpn.domain.vpn.PanelUserId;
import com.cybervpn.domain.vpn.TrafficReset;
import com.cybervpn.domain.vpn.Usage;
import com.cybervpn.domain.vpn.VpnUser;
import com.cybervpn.domain.vpn.VpnUserId;
import com.cybervpn.domain.vpn.VpnUserStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VpnUsersTest {
    private final MovableClock clock = new MovableClock();
    private final PanelOutage outage = new PanelOutage();
    private final InMemoryPanelUsers panel = new InMemoryPanelUsers(clock, outage);
    private final InMemoryPanelSquads squads = new InMemoryPanelSquads(outage);
    private final InMemoryVpnUserLinks links = new InMemoryVpnUserLinks();
    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryEvents events = new InMemoryEvents(transactions);
    private final InMemoryAuditTrail trail = new InMemoryAuditTrail();
    private final VpnUserDirectory directory = new VpnUserDirectory(panel, links, new SequentialIds());
    private final AccessChanges changes = new AccessChanges(links, new PanelSubscriptionWords(clock), events, clock);
    private final DefaultSquads defaults = new DefaultSquads(List.of(), squads);

    private final ReadVpnUsersService read = new ReadVpnUsersService(panel, directory);
    private final CreateVpnUserService create =
            new CreateVpnUserService(panel, defaults, directory, transactions, trail);
    private final ChangeVpnUserService change =
            new ChangeVpnUserService(panel, directory, transactions, trail, changes, clock);
    private final DeleteVpnUserService delete = new DeleteVpnUserService(panel, links, transactions, trail, changes);
    private final ReadSubscriptionConfigService config =
            new ReadSubscriptionConfigService(links, new InMemoryPanelSubscriptions(panel));
    private final VpnAccessService access = new VpnAccessService(panel, defaults, directory, changes, transactions);

    private final Caller admin = caller(Role.ADMIN);

    @BeforeEach
    void aPanelWithOneSquad() {
        squads.createInternal("Default-Squad", List.of());
    }

    private static Caller caller(Role role) {
        return new Caller(
                new Principal(new AccountId(UUID.randomUUID()), role, new SessionId(UUID.randomUUID())), Origin.SYSTEM);
    }

    private VpnUser created(String username) {
        var outcome = create.create(admin, new CreateVpnUser.Command(username, "a@example.com", 1000L, null));
        return ((PanelChange.Done<VpnUser>) outcome).value();
    }

    private void madeOnThePanel(String username) {
        panel.create(new NewPanelUser(
                username, PanelUser.NEVER, 0, TrafficReset.NO_RESET, null, null, null, null, null, List.of()));
    }

    private static Map<String, String> texts(@Nullable Map<String, ? extends @Nullable Object> members) {
        Map<String, String> texts = new HashMap<>();
        if (members != null) members.forEach((name, value) -> texts.put(name, String.valueOf(value)));
        return texts;
    }

    @Nested
    class Creating {
        @Test
        void putsTheUserIntoTheDefaultSquadWithoutAnEnd() {
            VpnUser user = created("alice");

            assertThat(user.panel().internalSquads()).hasSize(1);
            assertThat(user.panel().neverExpires()).isTrue();
            assertThat(read.read(admin, user.id())).contains(user);
        }

        @Test
        void isAuditedWithTheNewValuesAndWithoutTheLink() {
            VpnUser user = created("alice");

            AuditTrail.Entry entry = trail.last();
            assertThat(entry.action()).isEqualTo("vpn_user_created");
            assertThat(entry.entityId()).isEqualTo(user.id().toString());
            assertThat(entry.oldValue()).isNull();
            assertThat(texts(entry.newValue()))
                    .containsEntry("username", "alice")
                    .containsEntry("traffic_limit_bytes", "1000");
            assertThat(entry.toString()).doesNotContain("short-");
        }

        @Test
        void saysThatTheNameIsTaken() {
            created("alice");

            assertThat(create.create(admin, new CreateVpnUser.Command("alice", null, null, null)))
                    .isInstanceOf(PanelChange.Taken.class);
        }

        @Test
        void refusesANameThatThePanelCannotHold() {
            assertThat(create.create(admin, new CreateVpnUser.Command("a".repeat(37), null, null, null)))
                    .isInstanceOf(PanelChange.Refused.class);
            assertThat(outage.calls()).isEqualTo(1); // that of the setup
        }

        @Test
        void isForThoseWhoMayCreateUsers() {
            assertThatThrownBy(() ->
                            create.create(caller(Role.SUPPORT), new CreateVpnUser.Command("bob", null, null, null)))
                    .isInstanceOf(ApplicationFailure.Forbidden.class)
                    .hasMessageContaining("user_create");
        }
    }

    @Nested
    class Listing {
        @Test
        void startsWithTheFirstRowAndCountsAll() {
            for (int i = 0; i < 5; i++) created("user" + i);

            ReadVpnUsers.Page first = read.list(admin, 1, 2);
            ReadVpnUsers.Page third = read.list(admin, 3, 2);

            assertThat(first.users())
                    .extracting(user -> user.panel().username())
                    .containsExactly("user4", "user3");
            assertThat(third.users())
                    .extracting(user -> user.panel().username())
                    .containsExactly("user0");
            assertThat(first.total()).isEqualTo(5);
        }

        @Test
        void givesUsersThatSomeoneMadeOnThePanelAnIdThatStays() {
            madeOnThePanel("stranger");

            VpnUserId id = read.list(admin, 1, 20).users().getFirst().id();

            assertThat(read.list(admin, 1, 20).users()).extracting(VpnUser::id).containsExactly(id);
            assertThat(read.read(admin, id)).isPresent();
        }

        @Test
        void isEmptyFarBehindTheEnd() {
            created("alice");

            ReadVpnUsers.Page page = read.list(admin, Integer.MAX_VALUE, 100);

            assertThat(page.users()).isEmpty();
            assertThat(page.total()).isEqualTo(1);
        }

        @Test
        void failsWhenThePanelIsDown() {
            outage.begin();

            assertThatThrownBy(() -> read.list(admin, 1, 20)).isInstanceOf(ApplicationFailure.UpstreamFailed.class);
        }
    }

    @Nested
    class Changing {
        @Test
        void auditsOldAndNewValues() {
            VpnUser user = created("alice");

            change.change(admin, new ChangeVpnUser.Command(user.id(), "alice", "b@example.com", 2000L, null));

            AuditTrail.Entry entry = trail.last();
            assertThat(entry.action()).isEqualTo("vpn_user_updated");
            assertThat(texts(entry.oldValue())).containsEntry("email", "a@example.com");
            assertThat(texts(entry.newValue())).containsEntry("email", "b@example.com");
        }

        @Test
        void leavesWhatIsNotGiven() {
            VpnUser user = created("alice");

            var outcome = change.change(admin, new ChangeVpnUser.Command(user.id(), null, null, 5L, null));

            VpnUser changed = ((PanelChange.Done<VpnUser>) outcome).value();
            assertThat(changed.panel().email()).isEqualTo("a@example.com");
            assertThat(changed.panel().trafficLimitBytes()).isEqualTo(5);
        }

        @Test
        void withoutAnyMemberChangesNothing() {
            VpnUser user = created("alice");
            int entries = trail.entries().size();

            assertThat(change.change(admin, new ChangeVpnUser.Command(user.id(), null, null, null, null)))
                    .isEqualTo(new PanelChange.Done<>(user));
            assertThat(trail.entries()).hasSize(entries);
        }

        @Test
        void refusesAnotherNameAndAnEndInThePast() {
            VpnUser user = created("alice");

            assertThat(change.change(admin, new ChangeVpnUser.Command(user.id(), "bob", null, null, null)))
                    .isInstanceOf(PanelChange.Refused.class);
            assertThat(change.change(admin, new ChangeVpnUser.Command(user.id(), null, null, null, clock.instant())))
                    .isInstanceOf(PanelChange.Refused.class);
        }

        @Test
        void findsNobodyUnderAnUnknownId() {
            var unknown = new ChangeVpnUser.Command(new VpnUserId(UUID.randomUUID()), null, null, 1L, null);

            assertThat(change.change(admin, unknown)).isInstanceOf(PanelChange.NoSuch.class);
        }
    }

    @Nested
    class Deleting {
        @Test
        void removesTheUserEverywhereAndKeepsTheOldValuesInTheAudit() {
            VpnUser user = created("alice");

            assertThat(delete.delete(admin, user.id())).isEqualTo(new PanelChange.Done<>(user.id()));

            assertThat(read.read(admin, user.id())).isEmpty();
            assertThat(trail.last().action()).isEqualTo("vpn_user_deleted");
            assertThat(texts(trail.last().oldValue())).containsEntry("username", "alice");
            assertThat(delete.delete(admin, user.id())).isInstanceOf(PanelChange.NoSuch.class);
        }

        @Test
        void clearsARecordWhoseUserIsGoneFromThePanel() {
            VpnUser user = created("alice");
            panel.delete(user.panel().id());

            assertThat(delete.delete(admin, user.id())).isInstanceOf(PanelChange.NoSuch.class);
            assertThat(links.find(user.id())).isEmpty();
        }

        @Test
        void isForAdministrators() {
            VpnUser user = created("alice");

            assertThatThrownBy(() -> delete.delete(caller(Role.OPERATOR), user.id()))
                    .isInstanceOf(ApplicationFailure.Forbidden.class);
        }
    }

    @Nested
    class TheConfig {
        @Test
        void goesToItsOwnerByEitherId() {
            Caller customer = caller(Role.MOBILE_USER);
            VpnUser own = access.provision(customer.account(), null, null);

            assertThat(config.read(customer, own.id().value())).isPresent();
            assertThat(config.read(customer, customer.account().value())).isPresent();
        }

        @Test
        void ofOthersIsForStaffAndCustomersDoNotLearnWhoExists() {
            VpnUser user = created("alice");
            Caller customer = caller(Role.MOBILE_USER);

            assertThat(config.read(caller(Role.VIEWER), user.id().value())).isPresent();
            assertThatThrownBy(() -> config.read(customer, user.id().value()))
                    .isInstanceOf(ApplicationFailure.Forbidden.class);
            assertThatThrownBy(() -> config.read(customer, UUID.randomUUID()))
                    .isInstanceOf(ApplicationFailure.Forbidden.class);
            assertThat(config.read(admin, UUID.randomUUID())).isEmpty();
        }
    }

    @Nested
    class AnAccountsAccess {
        private final AccountId owner = new AccountId(UUID.randomUUID());

        @Test
        void startsClosedAndOpensWithAGrant() {
            VpnUser provisioned = access.provision(owner, "c@example.com", 42L);
            assertThat(provisioned.panel().status()).isEqualTo(VpnUserStatus.DISABLED);
            assertThat(provisioned.panel().isUnopened()).isTrue();

            var until = clock.instant().plus(Duration.ofDays(30));
            VpnUser granted = access.grant(new VpnAccess.Grant(owner, until, 5000L, 3));

            assertThat(granted.id()).isEqualTo(provisioned.id());
            assertThat(granted.panel().expiresAt()).isEqualTo(until);
            assertThat(granted.panel().trafficLimitBytes()).isEqualTo(5000);
            assertThat(granted.panel().deviceLimit()).isEqualTo(3);
            assertThat(granted.panel().status()).isEqualTo(VpnUserStatus.ACTIVE);
        }

        @Test
        void opensWithTheFirstEndThatStaffGive() {
            VpnUser provisioned = access.provision(owner, null, null);
            var until = clock.instant().plus(Duration.ofDays(3));

            change.change(admin, new ChangeVpnUser.Command(provisioned.id(), null, "n@example.com", null, null));
            change.change(admin, new ChangeVpnUser.Command(provisioned.id(), null, null, null, until));

            assertThat(access.of(owner))
                    .get()
                    .satisfies(user -> assertThat(user.panel().status()).isEqualTo(VpnUserStatus.ACTIVE));
            assertThat(events.published())
                    .filteredOn(event -> event.type().equals("subscription_updated"))
                    .extracting(event -> texts(event.data()).get("status"))
                    .containsExactly("none", "active");
        }

        @Test
        void staysClosedToWhomStaffShutOut() {
            access.grant(new VpnAccess.Grant(owner, clock.instant().plus(Duration.ofDays(1)), null, null));
            access.disable(owner);
            VpnUser shut = access.of(owner).orElseThrow();

            change.change(
                    admin,
                    new ChangeVpnUser.Command(
                            shut.id(), null, null, null, clock.instant().plus(Duration.ofDays(9))));

            assertThat(access.of(owner).orElseThrow().panel().status()).isEqualTo(VpnUserStatus.DISABLED);
        }

        @Test
        void hasAMonthOfUsageBeforeItOpens() {
            VpnUser waiting = access.provision(owner, null, null);

            var usage = Usage.of(waiting.panel(), clock.instant());

            assertThat(usage.usedBytes()).isZero();
            assertThat(usage.periodEnd()).isAfter(clock.instant());
        }

        @Test
        void isExtendedOnceByARepeatedGrant() {
            var grant = new VpnAccess.Grant(owner, clock.instant().plus(Duration.ofDays(30)), null, null);

            access.grant(grant);
            VpnUser again = access.grant(grant);

            assertThat(again.panel().expiresAt()).isEqualTo(grant.until());
            assertThat(panel.list(0, 10).total()).isEqualTo(1);
        }

        @Test
        void isFoundAgainWhenItWasMadeOnThePanelButNotRecorded() {
            VpnUser made = access.provision(owner, null, null);
            links.remove(made.id());

            VpnUser again = access.provision(owner, null, null);

            assertThat(again.panel().id()).isEqualTo(made.panel().id());
            assertThat(again.owner()).isEqualTo(owner);
        }

        @Test
        void tellsTheOwnerOfEachChange() {
            access.grant(new VpnAccess.Grant(owner, clock.instant().plus(Duration.ofDays(1)), null, null));
            access.disable(owner);

            assertThat(events.published())
                    .filteredOn(event -> event.type().equals("subscription_updated"))
                    .allMatch(event -> owner.equals(event.audience()))
                    .extracting(event -> texts(event.data()).get("status"))
                    .containsExactly("active", "cancelled");
        }

        @Test
        void isEmptyWithoutAVpnUserOrWhenThePanelLostIt() {
            assertThat(access.of(owner)).isEmpty();

            VpnUser user = access.provision(owner, null, null);
            panel.delete(new PanelUserId(user.panel().id().value()));

            assertThat(access.of(owner)).isEmpty();
        }
    }

    @Nested
    class TheFakeLinks implements VpnUserLinksContract {
        @Override
        public InMemoryVpnUserLinks links() {
            return links;
        }
    }
}
