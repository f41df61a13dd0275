package com.cybervpn.application.identity.service;

import static com.cybervpn.application.identity.IdentityFixture.CLIENT;
import static com.cybervpn.application.identity.IdentityFixture.FAILURE_FLOOR;
import static com.cybervpn.application.identity.IdentityFixture.PASSWORD;
import static com.cybervpn.application.identity.IdentityFixture.opened;
import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.identity.IdentityFixture;
import com.cybervpn.application.identity.port.in.AuthenticateAccessToken;
import com.cybervpn.application.identity.port.in.Entrance;
import com.cybervpn.application.identity.port.in.SessionEvents;
import com.cybervpn.application.identity.port.in.SignIn;
import com.cybervpn.application.identity.port.in.TokenStyle;
import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.identity.TotpSecret;
import com.cybervpn.domain.shared.Role;
import com.cybervpn.domain.shared.Secret;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SignInServiceTest {
    private final IdentityFixture world = new IdentityFixture();

    @Test
    void letsInByLoginWhateverItsCase() {
        var ann = world.account("Ann", Role.OPERATOR);

        var entrance = world.signedIn("aNN");

        assertThat(entrance.account().id()).isEqualTo(ann.id());
        assertThat(world.authenticate(entrance))
                .isInstanceOfSatisfying(AuthenticateAccessToken.Outcome.Authenticated.class, who -> {
                    assertThat(who.principal().account()).isEqualTo(ann.id());
                    assertThat(who.principal().role()).isEqualTo(Role.OPERATOR);
                    assertThat(who.principal().session()).isEqualTo(entrance.session());
                });
    }

    @Test
    void letsInByAddressWhateverItsCase() {
        world.accounts.put(world.account("ann").withVerifiedEmail(new EmailAddress("ann@example.com")));

        assertThat(world.trySignIn("ANN@Example.com", PASSWORD)).isInstanceOf(SignIn.Outcome.Entered.class);
    }

    @Test
    void givesTheLifetimesOfTheContract() {
        world.account("ann");

        var tokens = world.signedIn("ann").tokens();

        assertThat(tokens.accessTtl()).isEqualTo(Duration.ofSeconds(900));
        assertThat(tokens.refreshTtl()).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void remembersForThirtyDays() {
        world.account("ann");
        var command = new SignIn.Command("ann", Secret.of(PASSWORD), true, TokenStyle.PAIR, CLIENT);

        assertThat(opened(world.signIn.signIn(command)).tokens().refreshTtl()).isEqualTo(Duration.ofDays(30));
    }

    @Test
    void givesOneTokenForADayWhereTheSurfaceHasNoRefreshTokens() {
        world.account("ann");
        var command = new SignIn.Command("ann", Secret.of(PASSWORD), false, TokenStyle.BEARER, CLIENT);

        var entrance = opened(world.signIn.signIn(command));

        assertThat(entrance.tokens().refreshToken()).isEmpty();
        assertThat(entrance.tokens().accessTtl()).isEqualTo(Duration.ofHours(24));
        assertThat(world.isAuthenticated(entrance)).isTrue();
    }

    @Test
    void endsTheOldestSessionWhenTheEleventhStarts() {
        world.account("ann");
        var first = world.signedIn("ann");
        for (int i = 0; i < 9; i++) world.signedIn("ann");
        assertThat(world.isAuthenticated(first)).isTrue();

        world.signedIn("ann");

        assertThat(world.isAuthenticated(first)).isFalse();
        assertThat(world.events.published()).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo(SessionEvents.SESSION_ENDED);
            assertThat(event.data().get(SessionEvents.SESSION))
                    .isEqualTo(first.session().toString());
        });
    }

    @Test
    void asksForTheSecondFactorBeforeASessionStarts() {
        var ann = world.account("ann");
        world.factors.turnOn(ann.id(), new TotpSecret(new byte[20]), Set.of(), 0, world.clock.instant());

        var outcome = world.trySignIn("ann", PASSWORD);

        assertThat(outcome).isInstanceOfSatisfying(SignIn.Outcome.Entered.class, entered -> {
            var pending = (Entrance.SecondFactorRequired) entered.entrance();
            assertThat(world.authenticate.authenticate(pending.token().reveal()))
                    .isEqualTo(new AuthenticateAccessToken.Outcome.Invalid());
        });
        assertThat(world.sessions.liveOf(ann.id(), world.clock.instant())).isEmpty();
    }

    @Nested
    class WhenSomethingIsWrong {
        @Test
        void everyReasonGivesTheSameAnswerAfterTheSameWork() {
            world.account("ann");
            world.accounts.put(world.account("off").withActive(false));
            world.accounts.put(world.account("gone").deleted(world.clock.instant()));
            world.accounts.put(world.account("new").withUnverifiedEmail(new EmailAddress("new@example.com")));
            world.accounts.put(world.account("linkonly").withPassword(null));

            assertThat(world.trySignIn("nobody", PASSWORD)).isEqualTo(new SignIn.Outcome.Refused());
            assertThat(world.trySignIn("nobody@example.com", PASSWORD)).isEqualTo(new SignIn.Outcome.Refused());
            assertThat(world.trySignIn("not a login!", PASSWORD)).isEqualTo(new SignIn.Outcome.Refused());
            assertThat(world.trySignIn("ann", "WrongPass123!")).isEqualTo(new SignIn.Outcome.Refused());
            assertThat(world.trySignIn("off", PASSWORD)).isEqualTo(new SignIn.Outcome.Refused());
            assertThat(world.trySignIn("gone", PASSWORD)).isEqualTo(new SignIn.Outcome.Refused());
            assertThat(world.trySignIn("new", PASSWORD)).isEqualTo(new SignIn.Outcome.Refused());
            assertThat(world.trySignIn("linkonly", PASSWORD)).isEqualTo(new SignIn.Outcome.Refused());

            assertThat(world.hasher.comparisons()).isEqualTo(8);
            assertThat(world.pauses)
                    .hasSize(8)
                    .containsOnly(world.clock.instant().plus(FAILURE_FLOOR));
        }

        @Test
        void theAuditLogKeepsNoNames() {
            world.trySignIn("annabel@example.com", PASSWORD);

            assertThat(world.audit.last().action()).isEqualTo("login_failed");
            assertThat(world.audit.last().toString())
                    .contains("an***@example.com")
                    .doesNotContain("annabel")
                    .doesNotContain(PASSWORD);
        }
    }

    @Nested
    class AfterRepeatedFailures {
        @Test
        void theFifthLocksForHalfAMinuteAlsoForTheRightPassword() {
            world.account("ann");
            fail("ann", 5);

            assertThat(world.trySignIn("ann", PASSWORD)).isEqualTo(new SignIn.Outcome.Locked(Duration.ofSeconds(30)));
            assertThat(world.audit.actions()).contains("account_locked");

            world.clock.advance(Duration.ofSeconds(30));
            assertThat(world.trySignIn("ann", PASSWORD)).isInstanceOf(SignIn.Outcome.Entered.class);
        }

        @Test
        void aSuccessStartsTheCountAnew() {
            world.account("ann");
            fail("ann", 4);
            world.signedIn("ann");
            fail("ann", 4);

            assertThat(world.trySignIn("ann", PASSWORD)).isInstanceOf(SignIn.Outcome.Entered.class);
        }

        @Test
        void loginAndAddressShareACounter() {
            world.accounts.put(world.account("ann").withVerifiedEmail(new EmailAddress("ann@example.com")));
            fail("ann", 3);
            fail("ann@example.com", 2);

            assertThat(world.trySignIn("ANN", PASSWORD)).isInstanceOf(SignIn.Outcome.Locked.class);
        }

        @Test
        void unknownNamesLockAsWell() {
            fail("nobody", 5);

            assertThat(world.trySignIn(" NOBODY ", PASSWORD)).isInstanceOf(SignIn.Outcome.Locked.class);
        }

        @Test
        void theTwentiethLocksForGood() {
            world.account("ann");
            for (int i = 0; i < 20; i++) {
                fail("ann", 1);
                world.clock.advance(Duration.ofMinutes(31));
            }

            world.clock.advance(Duration.ofDays(2));
            assertThat(world.trySignIn("ann", PASSWORD)).isInstanceOf(SignIn.Outcome.Locked.class);
        }

        private void fail(String identifier, int times) {
            for (int i = 0; i < times; i++) {
                assertThat(world.trySignIn(identifier, "WrongPass123!")).isEqualTo(new SignIn.Outcome.Refused());
            }
        }
    }
}
