package com.cybervpn.application.identity.service;

import static com.cybervpn.application.identity.IdentityFixture.CLIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cybervpn.application.identity.FakeTelegramProofs;
import com.cybervpn.application.identity.IdentityFixture;
import com.cybervpn.application.identity.port.in.Entrance;
import com.cybervpn.application.identity.port.in.SignInWithTelegram;
import com.cybervpn.application.identity.port.in.SignInWithTelegram.Outcome;
import com.cybervpn.application.shared.ApplicationFailure.TooManyRequests;
import com.cybervpn.application.shared.port.out.RateLimits;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.TelegramIdentity;
import com.cybervpn.domain.identity.TelegramProof;
import com.cybervpn.domain.identity.TelegramProofPolicy;
import com.cybervpn.domain.identity.TotpSecret;
import com.cybervpn.domain.shared.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SignInWithTelegramServiceTest {
    private static final RateLimits.Limit TEN_A_MINUTE = new RateLimits.Limit(10, Duration.ofMinutes(1));

    private final IdentityFixture world = new IdentityFixture();
    private final FakeTelegramProofs telegram = new FakeTelegramProofs();
    private final SignInWithTelegram signIn = new SignInWithTelegramService(
            telegram,
            new TelegramProofPolicy(Duration.ofDays(1), Duration.ofMinutes(5)),
            world.accounts,
            world.newcomers,
            world.doorway,
            world.limits,
            TEN_A_MINUTE,
            world.transactions,
            world.clock);

    @Test
    void makesACustomerOfWhoeverIsNew() {
        var entered = entered(signIn.fromMiniApp(shown("ann_k", "Ann"), CLIENT));

        assertThat(entered.isNewUser()).isTrue();
        var account = entered.entrance().account();
        assertThat(account.role()).isEqualTo(Role.MOBILE_USER);
        assertThat(account.login().value()).isEqualTo("ann_k");
        assertThat(account.emailVerified()).isTrue();
        assertThat(account.isInUse()).isTrue();
        assertThat(account.passwordHash()).isEmpty();
        assertThat(account.telegram()).isEqualTo(new TelegramIdentity(42, "ann_k"));
    }

    @Test
    void knowsThemAgainByEitherForm() {
        var first = entered(signIn.fromMiniApp(shown("ann_k", "Ann"), CLIENT));
        var second = entered(signIn.fromApp(shown("ann_k", "Ann"), CLIENT));

        assertThat(second.isNewUser()).isFalse();
        assertThat(second.entrance().account().id())
                .isEqualTo(first.entrance().account().id());
        assertThat(world.arrived).containsExactly(first.entrance().account().id());
    }

    @Test
    void remembersANewUsername() {
        entered(signIn.fromMiniApp(shown("ann_k", "Ann"), CLIENT));
        var renamed = entered(signIn.fromMiniApp(shown("ann_new", "Ann"), CLIENT))
                .entrance()
                .account();

        assertThat(renamed.telegram()).isEqualTo(new TelegramIdentity(42, "ann_new"));
        assertThat(renamed.login().value()).isEqualTo("ann_k");
    }

    @Test
    void takesTheNearestLogin() {
        world.account("ann_k");

        assertThat(loginOf("ann_k", "Ann")).startsWith("ann_k_");
        assertThat(new TelegramProof(new TelegramIdentity(7, "a.b"), "Zoe K", Instant.EPOCH).wantedLogin())
                .hasToString("Zoe_K");
        assertThat(new TelegramProof(new TelegramIdentity(7, null), "Аня", Instant.EPOCH).wantedLogin())
                .hasToString("tg_7");
        assertThat(new TelegramProof(new TelegramIdentity(7, null), null, Instant.EPOCH).wantedLogin())
                .hasToString("tg_7");
    }

    @Test
    void refusesWhatTelegramDidNotSign() {
        assertThat(signIn.fromMiniApp("forged", CLIENT)).isEqualTo(new Outcome.Forged());
        assertThat(signIn.fromApp("forged", CLIENT)).isEqualTo(new Outcome.Forged());
        assertThat(world.accounts.rows()).isEmpty();
    }

    @Test
    void refusesProofsOfAnotherTime() {
        var now = world.clock.instant();

        assertThat(signIn.fromApp(shownAt(now.minus(Duration.ofDays(1))), CLIENT))
                .isInstanceOf(Outcome.Entered.class);
        assertThat(signIn.fromApp(shownAt(now.plus(Duration.ofMinutes(5))), CLIENT))
                .isInstanceOf(Outcome.Entered.class);
        assertThat(signIn.fromApp(shownAt(now.minus(Duration.ofDays(1)).minusSeconds(1)), CLIENT))
                .isEqualTo(new Outcome.Stale());
        assertThat(signIn.fromApp(shownAt(now.plus(Duration.ofMinutes(5)).plusSeconds(1)), CLIENT))
                .isEqualTo(new Outcome.Forged());
    }

    @Test
    void refusesAccountsThatAreOff() {
        var account = entered(signIn.fromApp(shown("ann_k", "Ann"), CLIENT))
                .entrance()
                .account();
        world.accounts.put(account.withActive(false));

        assertThat(signIn.fromApp(shown("ann_k", "Ann"), CLIENT)).isEqualTo(new Outcome.Inactive());
    }

    @Test
    void asksForTheSecondFactor() {
        Account account = entered(signIn.fromApp(shown("ann_k", "Ann"), CLIENT))
                .entrance()
                .account();
        world.factors.turnOn(account.id(), new TotpSecret(new byte[20]), Set.of(), 0, world.clock.instant());

        assertThat(entered(signIn.fromMiniApp(shown("ann_k", "Ann"), CLIENT)).entrance())
                .isInstanceOf(Entrance.SecondFactorRequired.class);
    }

    @Test
    void limitsMiniAppsOfOnePlace() {
        for (int i = 0; i < TEN_A_MINUTE.tries(); i++) signIn.fromMiniApp("forged", CLIENT);

        assertThatThrownBy(() -> signIn.fromMiniApp(shown("ann_k", "Ann"), CLIENT))
                .isInstanceOfSatisfying(
                        TooManyRequests.class,
                        failure -> assertThat(failure.retryAfter()).contains(TEN_A_MINUTE.window()));
        assertThat(signIn.fromApp(shown("ann_k", "Ann"), CLIENT)).isInstanceOf(Outcome.Entered.class);
    }

    private String loginOf(String username, @Nullable String firstName) {
        return entered(signIn.fromApp(shown(username, firstName), CLIENT))
                .entrance()
                .account()
                .login()
                .value();
    }

    private String shown(String username, @Nullable String firstName) {
        return telegram.sign(new TelegramProof(new TelegramIdentity(42, username), firstName, world.clock.instant()));
    }

    private String shownAt(Instant when) {
        return telegram.sign(new TelegramProof(new TelegramIdentity(42, "ann_k"), "Ann", when));
    }

    private static Outcome.Entered entered(Outcome outcome) {
        if (outcome instanceof Outcome.Entered entered) return entered;
        throw new AssertionError("not let in: " + outcome);
    }
}
