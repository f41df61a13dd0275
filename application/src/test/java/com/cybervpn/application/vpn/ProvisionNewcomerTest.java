package com.cybervpn.application.vpn;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.identity.InMemoryAccounts;
import com.cybervpn.application.identity.port.out.AccountSearch;
import com.cybervpn.application.identity.service.AccountDirectoryService;
import com.cybervpn.application.shared.InMemoryEvents;
import com.cybervpn.application.shared.InMemoryJobs;
import com.cybervpn.application.shared.InMemoryTransactions;
import com.cybervpn.application.shared.MovableClock;
import com.cybervpn.application.shared.SequentialIds;
import com.cybervpn.application.vpn.port.in.VpnAccess;
import com.cybervpn.application.vpn.service.AccessChanges;
import com.cybervpn.application.vpn.service.DefaultSquads;
import com.cybervpn.application.vpn.service.ForgetOwner;
import com.cybervpn.application.vpn.service.ProvisionNewcomer;
import com.cybervpn.application.vpn.service.VpnAccessService;
import com.cybervpn.application.vpn.service.VpnUserDirectory;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.identity.Login;
import com.cybervpn.domain.identity.TelegramIdentity;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Role;
import com.cybervpn.domain.vpn.PanelUser;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProvisionNewcomerTest {
    private static final EmailAddress EMAIL = new EmailAddress("ann@example.com");

    private final MovableClock clock = new MovableClock();
    private final PanelOutage outage = new PanelOutage();
    private final InMemoryPanelUsers panel = new InMemoryPanelUsers(clock, outage);
    private final InMemoryVpnUserLinks links = new InMemoryVpnUserLinks();
    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryEvents events = new InMemoryEvents(transactions);
    private final SequentialIds ids = new SequentialIds();
    private final InMemoryAccounts accounts = new InMemoryAccounts();
    private final InMemoryJobs jobs = new InMemoryJobs(clock);
    private final VpnAccess access = new VpnAccessService(
            panel,
            new DefaultSquads(List.of(), new InMemoryPanelSquads(outage)),
            new VpnUserDirectory(panel, links, ids),
            new AccessChanges(links, new PanelSubscriptionWords(clock), events, clock),
            transactions);
    private final ProvisionNewcomer provision = new ProvisionNewcomer(
            new AccountDirectoryService(accounts, (_, _, _) -> new AccountSearch.Page(List.of(), 0)), access);

    private AccountId arrived(Role role, UnaryOperator<Account> details) {
        var id = new AccountId(ids.next());
        accounts.put(
                details.apply(Account.opened(id, new Login("ann" + id.value().hashCode()), role, clock.instant())));
        jobs.enqueue(ProvisionNewcomer.KIND, id.toString(), clock.instant());
        return id;
    }

    private List<PanelUser> onPanel() {
        return panel.list(0, 10).users();
    }

    @Test
    void linksAUserWithoutAccessThatStaffKnowByAddressAndTelegramId() {
        var ann = arrived(
                Role.MOBILE_USER,
                account -> account.withVerifiedEmail(EMAIL).withTelegram(new TelegramIdentity(42, "ann")));

        jobs.runDue(provision);

        var user = access.of(ann).orElseThrow().panel();
        assertThat(user.isUnopened()).isTrue();
        assertThat(user.email()).isEqualTo(EMAIL.value());
        assertThat(user.telegramId()).isEqualTo(42);
        assertThat(onPanel()).containsExactly(user);
    }

    @Test
    void keepsTheUserThatTheFirstAccessMade() {
        var ann = arrived(Role.MOBILE_USER, account -> account);
        var until = clock.instant().plus(Duration.ofDays(7));
        access.grant(new VpnAccess.Grant(ann, until, null, null));

        jobs.runDue(provision);

        assertThat(onPanel())
                .singleElement()
                .satisfies(user -> assertThat(user.expiresAt()).isEqualTo(until));
    }

    @Test
    void keepsAnAddressThatIsOnlyClaimedToItself() {
        var ann = arrived(Role.MOBILE_USER, account -> account.withUnverifiedEmail(EMAIL));

        jobs.runDue(provision);

        assertThat(access.of(ann).orElseThrow().panel().email()).isNull();
    }

    @Test
    void triesAgainMoreAndMoreSeldomWhileThePanelIsDown() {
        var ann = arrived(Role.MOBILE_USER, account -> account);
        outage.begin();

        assertThat(jobs.runDue(provision)).isOne();
        assertThat(jobs.waiting())
                .singleElement()
                .satisfies(
                        job -> assertThat(job.dueAt()).isEqualTo(clock.instant().plus(Duration.ofMinutes(1))));
        assertThat(provision.retryAfter(4)).isEqualTo(Duration.ofMinutes(8));
        assertThat(provision.retryAfter(1_000)).isEqualTo(Duration.ofHours(6));

        outage.end();
        clock.advance(Duration.ofMinutes(1));
        assertThat(jobs.runDue(provision)).isOne();
        assertThat(jobs.waiting()).isEmpty();
        assertThat(access.of(ann)).isPresent();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MOBILE_USER")
    void isNotForStaff(Role role) {
        arrived(role, account -> account.withVerifiedEmail(EMAIL));

        jobs.runDue(provision);

        assertThat(onPanel()).isEmpty();
        assertThat(jobs.waiting()).isEmpty();
    }

    @Test
    void isForgottenWithItsOwner() {
        var ann = arrived(
                Role.MOBILE_USER,
                account -> account.withVerifiedEmail(EMAIL).withTelegram(new TelegramIdentity(42, "ann")));
        jobs.runDue(provision);
        var forget = new ForgetOwner(access);
        jobs.enqueue(ForgetOwner.KIND, ann.toString(), clock.instant());
        outage.begin();
        jobs.runDue(forget);
        outage.end();
        assertThat(onPanel()).singleElement().extracting(PanelUser::telegramId).isEqualTo(42L);

        clock.advance(Duration.ofMinutes(1));
        jobs.runDue(forget);

        assertThat(onPanel()).singleElement().satisfies(user -> {
            assertThat(user.email()).isNull();
            assertThat(user.telegramId()).isNull();
        });
        assertThat(jobs.waiting()).isEmpty();
        forget.run(ids.next().toString());
    }

    @Test
    void comesTooLateForWhoHasLeft() {
        arrived(Role.MOBILE_USER, account -> account.withActive(false));

        jobs.runDue(provision);

        assertThat(onPanel()).isEmpty();
    }
}
