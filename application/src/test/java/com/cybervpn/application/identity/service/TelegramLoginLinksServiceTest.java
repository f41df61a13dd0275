package com.cybervpn.application.identity.service;

import static com.cybervpn.application.identity.IdentityFixture.CLIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cybervpn.application.identity.IdentityFixture;
import com.cybervpn.application.identity.port.in.TelegramLoginLinks;
import com.cybervpn.application.identity.port.in.TelegramLoginLinks.Outcome;
import com.cybervpn.application.shared.ApplicationFailure.Forbidden;
import com.cybervpn.application.shared.ApplicationFailure.TooManyRequests;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.RateLimits.Limit;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.TelegramIdentity;
import com.cybervpn.domain.shared.Role;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TelegramLoginLinksServiceTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final IdentityFixture world = new IdentityFixture();
    private final TelegramLoginLinks links = new TelegramLoginLinksService(
            world.accounts,
            world.singleUse,
            world.doorway,
            world.limits,
            new TelegramLoginLinksService.Terms(
                    "our_bot", Duration.ofMinutes(5), new Limit(5, MINUTE), new Limit(40, MINUTE)),
            world.audit,
            world.randomness,
            world.transactions,
            world.clock);
    private final Caller admin = caller("admin", Role.ADMIN);

    @Test
    void letsOneOfManyInOnce() {
        var ann = telegramUser("ann", Role.MOBILE_USER, 42);
        var link = links.issue(admin, 42);

        var outcomes = IntStream.range(0, 32)
                .parallel()
                .mapToObj(_ -> links.signIn(link.token().reveal(), CLIENT))
                .toList();

        assertThat(outcomes)
                .filteredOn(Outcome.Entered.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(
                        Outcome.Entered.class,
                        entered -> assertThat(entered.entrance().account().id()).isEqualTo(ann.id()));
        assertThat(outcomes).filteredOn(Outcome.Refused.class::isInstance).hasSize(31);
    }

    @Test
    void namesTheBotAndTheTime() {
        var link = links.issue(admin, 42);

        assertThat(link.token().reveal()).matches("[A-Za-z0-9_-]{43}");
        assertThat(link.url().reveal())
                .isEqualTo("https://t.me/our_bot?start=login_" + link.token().reveal());
        assertThat(link.expiresAt()).isEqualTo(world.clock.instant().plus(Duration.ofMinutes(5)));
        assertThat(world.audit.last().toString())
                .contains("telegram_login_link_issued")
                .doesNotContain(link.token().reveal());
    }

    @Test
    void refusesWhatIsUnknownExpiredOrNobodys() {
        var nobodys = links.issue(admin, 42).token().reveal();
        assertThat(links.signIn(nobodys, CLIENT)).isEqualTo(new Outcome.Refused());
        assertThat(links.signIn("made-up", CLIENT)).isEqualTo(new Outcome.Refused());

        var ann = telegramUser("ann", Role.MOBILE_USER, 42);
        var late = links.issue(admin, 42).token().reveal();
        world.clock.advance(Duration.ofMinutes(5));
        assertThat(links.signIn(late, CLIENT)).isEqualTo(new Outcome.Refused());

        world.accounts.put(ann.withActive(false));
        var off = links.issue(admin, 42).token().reveal();
        assertThat(links.signIn(off, CLIENT)).isEqualTo(new Outcome.Refused());
    }

    @ParameterizedTest
    @EnumSource(names = {"MOBILE_USER", "VIEWER", "SUPPORT", "OPERATOR"})
    void areIssuedByAdministratorsOnly(Role role) {
        var caller = caller("somebody", role);

        assertThatThrownBy(() -> links.issue(caller, 42)).isInstanceOf(Forbidden.class);
    }

    @Test
    void openNoAccountAboveTheIssuers() {
        telegramUser("root", Role.SUPER_ADMIN, 42);

        assertThat(links.signIn(links.issue(admin, 42).token().reveal(), CLIENT))
                .isEqualTo(new Outcome.Refused());
        var root = caller("other_root", Role.SUPER_ADMIN);
        assertThat(links.signIn(links.issue(root, 42).token().reveal(), CLIENT)).isInstanceOf(Outcome.Entered.class);
    }

    @Test
    void areLimited() {
        for (int i = 0; i < 5; i++) links.issue(admin, 42);

        assertThatThrownBy(() -> links.issue(admin, 42))
                .isInstanceOfSatisfying(
                        TooManyRequests.class,
                        failure -> assertThat(failure.retryAfter()).contains(MINUTE));
    }

    private Account telegramUser(String login, Role role, long id) {
        return world.accounts.put(world.account(login, role).withTelegram(new TelegramIdentity(id, null)));
    }

    private Caller caller(String login, Role role) {
        world.account(login, role);
        return world.caller(world.signedIn(login));
    }
}
