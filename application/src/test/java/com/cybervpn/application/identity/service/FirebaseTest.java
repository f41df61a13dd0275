package com.cybervpn.application.identity.service;

import static com.cybervpn.application.identity.IdentityFixture.CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.identity.FakeFirebaseTokens;
import com.cybervpn.application.identity.IdentityFixture;
import com.cybervpn.application.identity.port.in.AuthenticateAccessToken;
import com.cybervpn.application.identity.port.in.CheckFirebaseToken;
import com.cybervpn.application.identity.port.in.CompleteFirebaseSignup;
import com.cybervpn.application.identity.port.in.CompleteFirebaseSignup.Outcome;
import com.cybervpn.application.identity.port.in.Entrance;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.identity.FirebaseIdentity;
import com.cybervpn.domain.identity.TotpSecret;
import com.cybervpn.domain.shared.Role;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Whom Firebase shows, and what that is worth here. */
class FirebaseTest {
    private static final EmailAddress EMAIL = new EmailAddress("ann@example.com");

    private final IdentityFixture world = new IdentityFixture();
    private final FakeFirebaseTokens firebase = new FakeFirebaseTokens();
    private final FirebaseSignupService signup = new FirebaseSignupService(
            firebase, world.accounts, world.newcomers, world.ownership, world.doorway, world.transactions);
    private final AuthenticateAccessToken authenticate = new AuthenticateCustomerTokenService(
            world.authenticate, firebase, world.accounts, world.factors, world.ownership, world.transactions);

    @Test
    void tellsWhatATokenIsWorth() {
        assertThat(signup.check(token(EMAIL, true))).isInstanceOf(CheckFirebaseToken.Outcome.Genuine.class);
        assertThat(signup.check("a.b.c")).isEqualTo(new CheckFirebaseToken.Outcome.Refused());
        assertThat(signup.check("no token")).isEqualTo(new CheckFirebaseToken.Outcome.NoToken());
    }

    @Nested
    class SigningUp {
        @Test
        void opensACustomersAccountOnce() {
            var opened = complete(token(EMAIL, true), " Ann\u0000 K\n");

            assertThat(opened).isInstanceOfSatisfying(Outcome.Opened.class, done -> {
                var account = done.entrance().account();
                assertThat(account.role()).isEqualTo(Role.MOBILE_USER);
                assertThat(account.email()).isEqualTo(EMAIL);
                assertThat(account.emailVerified()).isTrue();
                assertThat(account.displayName()).isEqualTo("Ann K");
                assertThat(done.entrance().tokens().refreshToken()).isEmpty();
            });
            assertThat(complete(token(EMAIL, true), null)).isInstanceOf(Outcome.Known.class);
            assertThat(world.accounts.rows()).hasSize(1);
            assertThat(world.arrived)
                    .containsExactlyElementsOf(world.accounts.rows().keySet());
        }

        @Test
        void keepsAnAddressUnverifiedThatFirebaseHasNotSeen() {
            assertThat(complete(token(EMAIL, false), null))
                    .isInstanceOfSatisfying(
                            Outcome.Opened.class,
                            done -> assertThat(done.entrance().account().emailVerified())
                                    .isFalse());
            assertThat(world.arrived).isEmpty();
        }

        @Test
        void givesNobodysAccountForAnAddressThatWasOnlyClaimed() {
            world.accounts.put(world.account("ann").withVerifiedEmail(EMAIL));

            assertThat(complete(token(EMAIL, false), null)).isEqualTo(new Outcome.Refused());
        }

        @Test
        void refusesAccountsThatAreOff() {
            world.accounts.put(world.account("ann").withVerifiedEmail(EMAIL).deleted(world.clock.instant()));

            assertThat(complete(token(EMAIL, true), null)).isEqualTo(new Outcome.Refused());
        }

        @Test
        void needsAnAddressAndAToken() {
            assertThat(complete(token(null, false), null)).isEqualTo(new Outcome.NoAddress());
            assertThat(complete("no token", null)).isEqualTo(new Outcome.NoToken());
            assertThat(complete("a.b.c", null)).isEqualTo(new Outcome.Refused());
        }

        @Test
        void asksForTheSecondFactor() {
            secured(world.accounts.put(world.account("ann").withVerifiedEmail(EMAIL)));

            assertThat(complete(token(EMAIL, true), null))
                    .isInstanceOfSatisfying(
                            Outcome.Known.class,
                            known -> assertThat(known.entrance()).isInstanceOf(Entrance.SecondFactorRequired.class));
        }
    }

    @Nested
    class PresentingATokenOfFirebase {
        @Test
        void isACustomerWhateverTheRole() {
            var admin = world.accounts.put(world.account("ann", Role.ADMIN).withVerifiedEmail(EMAIL));
            var identity = new FirebaseIdentity(
                    "uid", EMAIL, true, null, world.clock.instant().plusSeconds(60));

            assertThat(authenticate.authenticate(firebase.sign(identity)))
                    .isInstanceOfSatisfying(AuthenticateAccessToken.Outcome.Authenticated.class, who -> {
                        assertThat(who.principal().account()).isEqualTo(admin.id());
                        assertThat(who.principal().role()).isEqualTo(Role.MOBILE_USER);
                        assertThat(who.expiresAt()).isEqualTo(identity.expiresAt());
                    });
        }

        @Test
        void isNobodyWithoutAProvenAddressOfAnAccount() {
            assertThat(authenticate.authenticate(token(EMAIL, true)))
                    .isEqualTo(new AuthenticateAccessToken.Outcome.Invalid());

            world.accounts.put(world.account("ann").withVerifiedEmail(EMAIL));
            assertThat(authenticate.authenticate(token(EMAIL, false)))
                    .isEqualTo(new AuthenticateAccessToken.Outcome.Invalid());
            assertThat(authenticate.authenticate("a.b.c")).isEqualTo(new AuthenticateAccessToken.Outcome.Invalid());
        }

        @Test
        void isNobodyWhoseAccountAsksForASecondFactorOrIsOff() {
            var ann = world.accounts.put(world.account("ann").withVerifiedEmail(EMAIL));
            world.accounts.put(ann.withActive(false));
            assertThat(authenticate.authenticate(token(EMAIL, true)))
                    .isEqualTo(new AuthenticateAccessToken.Outcome.Inactive());

            world.accounts.put(ann);
            secured(ann);
            assertThat(authenticate.authenticate(token(EMAIL, true)))
                    .isEqualTo(new AuthenticateAccessToken.Outcome.Invalid());
        }

        @Test
        void throwsOutWhoWaitedInTheAccountOfTheAddress() {
            var squatter = world.accounts.put(
                    world.account("squatter", Role.MOBILE_USER).withUnverifiedEmail(EMAIL));
            var session = world.signedIn("squatter");

            assertThat(authenticate.authenticate(token(EMAIL, true)))
                    .isInstanceOf(AuthenticateAccessToken.Outcome.Authenticated.class);
            assertThat(world.isAuthenticated(session)).isFalse();
            assertThat(world.accounts.find(squatter.id()).orElseThrow().passwordHash())
                    .isEmpty();
        }

        @Test
        void oursCountFirst() {
            world.account("bob", Role.OPERATOR);
            var entrance = world.signedIn("bob");

            assertThat(authenticate.authenticate(entrance.tokens().access().reveal()))
                    .isInstanceOfSatisfying(
                            AuthenticateAccessToken.Outcome.Authenticated.class,
                            who -> assertThat(who.principal().role()).isEqualTo(Role.OPERATOR));
        }
    }

    private void secured(Account account) {
        world.factors.turnOn(account.id(), new TotpSecret(new byte[20]), Set.of(), 0, world.clock.instant());
    }

    private Outcome complete(String token, @Nullable String fullName) {
        return signup.complete(new CompleteFirebaseSignup.Command(token, fullName, CLIENT));
    }

    private String token(@Nullable EmailAddress email, boolean verified) {
        return firebase.sign(new FirebaseIdentity(
                "uid", email, verified, null, world.clock.instant().plusSeconds(3600)));
    }
}
