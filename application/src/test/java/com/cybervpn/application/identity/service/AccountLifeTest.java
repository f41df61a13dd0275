package com.cybervpn.application.identity.service;

import static com.cybervpn.application.identity.IdentityFixture.CLIENT;
import static com.cybervpn.application.identity.IdentityFixture.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cybervpn.application.identity.IdentityFixture;
import com.cybervpn.application.identity.port.in.CodeRefusal;
import com.cybervpn.application.identity.port.in.EditProfile;
import com.cybervpn.application.identity.port.in.Entrance;
import com.cybervpn.application.identity.port.in.MagicLinks;
import com.cybervpn.application.identity.port.in.OpenCustomerAccount;
import com.cybervpn.application.identity.port.in.Register;
import com.cybervpn.application.identity.port.in.ResetPassword;
import com.cybervpn.application.identity.port.in.SignIn;
import com.cybervpn.application.identity.port.in.TokenStyle;
import com.cybervpn.application.identity.port.in.VerifyEmail;
import com.cybervpn.application.shared.ApplicationFailure.Forbidden;
import com.cybervpn.application.shared.ApplicationFailure.TooManyRequests;
import com.cybervpn.application.shared.Origin;
import com.cybervpn.application.shared.port.out.RateLimits;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.identity.Login;
import com.cybervpn.domain.identity.OAuthProvider;
import com.cybervpn.domain.identity.Password;
import com.cybervpn.domain.identity.PasswordPolicy;
import com.cybervpn.domain.identity.RegistrationPolicy;
import com.cybervpn.domain.identity.TelegramIdentity;
import com.cybervpn.domain.shared.Role;
import com.cybervpn.domain.shared.Secret;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What an account goes through, from its first day to its last. */
class AccountLifeTest {
    private static final EmailAddress EMAIL = new EmailAddress("ann@example.com");
    private static final Password FIRST = Password.of(PASSWORD, PasswordPolicy.STRICT);
    private static final Password SECOND = Password.of("Another-Pass-1!", PasswordPolicy.STRICT);

    private final IdentityFixture world = new IdentityFixture();

    @Nested
    class Registering {
        @Test
        void isClosedUnlessSaidOtherwise() {
            assertThat(register(false, false, "ann", null, null)).isEqualTo(new Register.Outcome.Closed());
            assertThat(world.audit.last().toString())
                    .contains("registration_disabled")
                    .doesNotContain(PASSWORD);
        }

        @Test
        void withoutAddressMakesAnActiveCustomer() {
            assertThat(register(true, false, "ann", null, null))
                    .isInstanceOfSatisfying(
                            Register.Outcome.Registered.class,
                            done -> assertThat(done.account().role()).isEqualTo(Role.MOBILE_USER));
            assertThat(world.trySignIn("ann", PASSWORD)).isInstanceOf(SignIn.Outcome.Entered.class);
        }

        @Test
        void withAnAddressWaitsForItsCode() {
            register(true, false, "ann", EMAIL, null);

            assertThat(world.trySignIn("ann", PASSWORD)).isEqualTo(new SignIn.Outcome.Refused());
            assertThat(world.arrived).isEmpty();
            assertThat(verify(world.lastMail().content().reveal()))
                    .isInstanceOfSatisfying(
                            VerifyEmail.Outcome.Entered.class,
                            entered -> assertThat(world.arrived)
                                    .containsExactly(
                                            entered.entrance().account().id()));
            assertThat(world.trySignIn("ann", PASSWORD)).isInstanceOf(SignIn.Outcome.Entered.class);
            assertThat(refusal(verify("123456"))).isEqualTo(CodeRefusal.Reason.ALREADY_VERIFIED);
        }

        @Test
        void takesAnInviteOnceAndItsRole() {
            var invite = invite(Role.OPERATOR, null);

            assertThat(register(true, true, "ann", null, null)).isEqualTo(new Register.Outcome.NoGoodInvite());
            assertThat(register(true, true, "ann", null, "nonsense")).isEqualTo(new Register.Outcome.NoGoodInvite());
            assertThat(register(true, true, "ann", null, invite))
                    .isInstanceOfSatisfying(
                            Register.Outcome.Registered.class,
                            done -> assertThat(done.account().role()).isEqualTo(Role.OPERATOR));
            assertThat(register(true, true, "bob", null, invite)).isEqualTo(new Register.Outcome.NoGoodInvite());
        }

        @Test
        void keepsAnInviteThatHelpedNobody() {
            world.account("ann");
            var invite = invite(Role.VIEWER, null);

            assertThat(register(true, true, "ANN", null, invite)).isEqualTo(new Register.Outcome.LoginTaken());
            assertThat(register(true, true, "bob", null, invite)).isInstanceOf(Register.Outcome.Registered.class);
        }

        @Test
        void anInviteForAnotherAddressIsNoGood() {
            var invite = invite(Role.VIEWER, new EmailAddress("bob@example.com"));

            assertThat(register(true, true, "ann", EMAIL, invite)).isEqualTo(new Register.Outcome.NoGoodInvite());
        }

        @Test
        void nobodyInvitesAboveThemselves() {
            world.account("boss", Role.ADMIN);
            var caller = world.caller(world.signedIn("boss"));

            assertThatThrownBy(() -> invitations().create(caller, Role.SUPER_ADMIN, null))
                    .isInstanceOf(Forbidden.class);
            world.account("oper", Role.OPERATOR);
            var operator = world.caller(world.signedIn("oper"));
            assertThatThrownBy(() -> invitations().create(operator, Role.VIEWER, null))
                    .isInstanceOf(Forbidden.class);
        }

        private String invite(Role role, @Nullable EmailAddress email) {
            world.account("boss" + world.ids.next().getLeastSignificantBits(), Role.SUPER_ADMIN);
            var boss = world.accounts.rows().values().stream()
                    .reduce((_, last) -> last)
                    .orElseThrow();
            var caller = world.caller(world.signedIn(boss.login().value()));
            return invitations().create(caller, role, email).token().toString();
        }

        private InvitationsService invitations() {
            return new InvitationsService(
                    world.invites, policy(true, true), world.audit, world.transactions, UUID::randomUUID, world.clock);
        }

        private Register.Outcome register(
                boolean open, boolean invited, String login, @Nullable EmailAddress email, @Nullable String invite) {
            var service = new RegisterService(
                    world.accounts,
                    world.invites,
                    world.hasher,
                    world.verification,
                    policy(open, invited),
                    world.audit,
                    world.transactions,
                    world.ids,
                    world.clock);
            return service.register(
                    new Register.Command(new Login(login), email, FIRST, "en-EN", invite, Origin.SYSTEM));
        }

        private RegistrationPolicy policy(boolean open, boolean invited) {
            return new RegistrationPolicy(open, invited, Duration.ofHours(24));
        }

        private VerifyEmail.Outcome verify(String code) {
            return world.verification.verify(new VerifyEmail.Command(EMAIL, code, CLIENT));
        }

        private CodeRefusal.Reason refusal(VerifyEmail.Outcome outcome) {
            return ((VerifyEmail.Outcome.Refused) outcome).refusal().reason();
        }
    }

    @Nested
    class ForgettingThePassword {
        private final PasswordResetService service = new PasswordResetService(
                world.accounts,
                world.desk,
                world.mailQueue,
                world.hasher,
                world.ownership,
                world.change,
                world.audit,
                world.transactions,
                world.pauses::add,
                Duration.ofMillis(100),
                world.clock);

        @Test
        void aCodeSetsANewOneAndEndsEverything() {
            var ann = world.accounts.put(world.account("ann").withVerifiedEmail(EMAIL));
            var session = world.signedIn("ann");
            service.request(EMAIL);

            assertThat(reset(world.lastMail().content().reveal())).isEqualTo(new ResetPassword.Outcome.Done());

            assertThat(world.isAuthenticated(session)).isFalse();
            assertThat(world.trySignIn("ann", PASSWORD)).isEqualTo(new SignIn.Outcome.Refused());
            assertThat(world.told).containsExactly("password " + ann.id());
        }

        @Test
        void throwsOutWhoWaitedInTheAccountOfTheAddress() {
            var squatter = world.accounts.put(world.account("squatter", Role.MOBILE_USER)
                    .withUnverifiedEmail(EMAIL)
                    .withTelegram(new TelegramIdentity(666, null)));
            world.links.link(squatter.id(), OAuthProvider.DISCORD, "evil", world.clock.instant());
            service.request(EMAIL);

            assertThat(reset(world.lastMail().content().reveal())).isEqualTo(new ResetPassword.Outcome.Done());

            var owner = world.accounts.find(squatter.id()).orElseThrow();
            assertThat(owner.emailVerified()).isTrue();
            assertThat(owner.telegram()).isNull();
            assertThat(world.links.ownerOf(OAuthProvider.DISCORD, "evil")).isEmpty();
            assertThat(world.arrived).containsExactly(owner.id());
            assertThat(world.audit.actions()).contains("email_ownership_proven", "password_reset");
            assertThat(world.signedInAs("squatter", "Another-Pass-1!").account().id())
                    .isEqualTo(owner.id());
        }

        @Test
        void keepsTheLinksOfWhoHadProvenTheAddressBefore() {
            var ann = world.accounts.put(world.account("ann").withVerifiedEmail(EMAIL));
            world.links.link(ann.id(), OAuthProvider.GITHUB, "1", world.clock.instant());
            service.request(EMAIL);

            reset(world.lastMail().content().reveal());

            assertThat(world.links.ownerOf(OAuthProvider.GITHUB, "1")).contains(ann.id());
        }

        @Test
        void unknownAndSwitchedOffAddressesGetNoMailAndTheSameAnswers() {
            world.accounts.put(world.account("off").withVerifiedEmail(EMAIL).withActive(false));
            service.request(EMAIL);
            service.request(new EmailAddress("nobody@example.com"));

            assertThat(world.mails.waiting()).isEmpty();
            assertThat(world.pauses).hasSize(2);
            var known = service.reset(new ResetPassword.Command(EMAIL, "000000", SECOND, Origin.SYSTEM));
            var unknown = service.reset(
                    new ResetPassword.Command(new EmailAddress("nobody@example.com"), "000000", SECOND, Origin.SYSTEM));
            assertThat(known).isEqualTo(unknown);
        }

        private ResetPassword.Outcome reset(String code) {
            return service.reset(new ResetPassword.Command(EMAIL, code, SECOND, Origin.SYSTEM));
        }
    }

    @Nested
    class ComingByALink {
        private final MagicLinksService service = new MagicLinksService(
                world.accounts,
                world.singleUse,
                world.newcomers,
                world.ownership,
                world.mailQueue,
                world.doorway,
                world.limits,
                new MagicLinksService.Terms(
                        "https://vpn.example/in?token=",
                        Duration.ofMinutes(15),
                        new RateLimits.Limit(5, Duration.ofHours(1)),
                        Duration.ofMillis(100)),
                world.randomness,
                world.transactions,
                world.pauses::add,
                world.clock);

        @Test
        void opensAnAccountWhoseLoginIsFree() {
            world.account("ann");

            var entered = (MagicLinks.Outcome.Entered) service.verify(requested(), CLIENT);

            assertThat(entered.isNewUser()).isTrue();
            assertThat(entered.entrance().account().login().value()).startsWith("ann_");
            assertThat(entered.entrance().account().emailVerified()).isTrue();
            assertThat(world.arrived)
                    .containsExactly(entered.entrance().account().id());
        }

        @Test
        void isGoodOnceAndForAQuarterOfAnHour() {
            var token = requested();
            service.verify(token, CLIENT);
            assertThat(service.verify(token, CLIENT)).isEqualTo(new MagicLinks.Outcome.Refused());

            var late = requested();
            world.clock.advance(Duration.ofMinutes(15));
            assertThat(service.verify(late, CLIENT)).isEqualTo(new MagicLinks.Outcome.Refused());
        }

        @Test
        void refusesAccountsThatAreOff() {
            var ann = world.accounts.put(world.account("ann").withVerifiedEmail(EMAIL));
            var token = requested();
            world.accounts.put(ann.withActive(false));

            assertThat(service.verify(token, CLIENT)).isEqualTo(new MagicLinks.Outcome.Refused());
        }

        @Test
        void takesAnUnverifiedAccountFromWhoeverOpenedIt() {
            var squatter = (OpenCustomerAccount.Outcome.Opened) customers()
                    .open(new OpenCustomerAccount.Command(
                            new Login("squatter"), EMAIL, FIRST, TokenStyle.BEARER, CLIENT));
            assertThat(world.arrived).isEmpty();

            var entered = (MagicLinks.Outcome.Entered) service.verify(requested(), CLIENT);

            assertThat(entered.entrance().account().password()).isNull();
            assertThat(world.isAuthenticated(squatter.entrance())).isFalse();
            assertThat(world.isAuthenticated((Entrance.Opened) entered.entrance()))
                    .isTrue();
            assertThat(world.arrived)
                    .containsExactly(entered.entrance().account().id());
        }

        @Test
        void anAddressThatIsTakenIsWrittenDownWithoutItself() {
            world.accounts.put(world.account("ann").withVerifiedEmail(EMAIL));

            assertThat(customers().open(new OpenCustomerAccount.Command(null, EMAIL, FIRST, TokenStyle.BEARER, CLIENT)))
                    .isEqualTo(new OpenCustomerAccount.Outcome.EmailTaken());
            assertThat(world.audit.last().toString())
                    .contains("registration_attempt", "email_taken", EMAIL.masked())
                    .doesNotContain(EMAIL.value());
        }

        @Test
        void limitsRequestsForUnknownAddressesAsWell() {
            for (int i = 0; i < 5; i++) service.request(EMAIL);

            assertThatThrownBy(() -> service.request(EMAIL)).isInstanceOf(TooManyRequests.class);
        }

        private String requested() {
            service.request(EMAIL);
            return world.lastMail().content().reveal().replace("https://vpn.example/in?token=", "");
        }

        private OpenCustomerAccountService customers() {
            return new OpenCustomerAccountService(
                    world.accounts,
                    world.newcomers,
                    world.hasher,
                    world.doorway,
                    world.limits,
                    new RateLimits.Limit(3, Duration.ofHours(1)),
                    world.audit,
                    world.transactions,
                    world.ids,
                    world.clock);
        }
    }

    @Nested
    class LivingOn {
        private final EditProfileService profile = new EditProfileService(
                world.own,
                world.accounts,
                world.verification,
                world.change,
                world.audit,
                world.transactions,
                world.clock);

        @Test
        void aNewAddressMustBeVerified() {
            world.accounts.put(world.account("ann").withVerifiedEmail(new EmailAddress("old@example.com")));
            var caller = world.caller(world.signedIn("ann"));

            var edited = (EditProfile.Outcome.Edited)
                    profile.edit(caller, new EditProfile.Changes(null, EMAIL, "Ann", null));

            assertThat(edited.account().emailVerified()).isFalse();
            assertThat(edited.account().displayName()).isEqualTo("Ann");
            assertThat(world.lastMail().to()).isEqualTo(EMAIL);
        }

        @Test
        void theSameValuesChangeNothing() {
            var ann = world.accounts.put(world.account("ann").withVerifiedEmail(EMAIL));
            var caller = world.caller(world.signedIn("ann"));

            assertThat(profile.edit(caller, new EditProfile.Changes(ann.login(), EMAIL, null, ann.locale())))
                    .isEqualTo(new EditProfile.Outcome.Edited(ann));
            assertThat(world.mails.waiting()).isEmpty();
        }

        @Test
        void takenNamesAreRefused() {
            world.accounts.put(world.account("bob").withVerifiedEmail(EMAIL));
            world.account("ann");
            var caller = world.caller(world.signedIn("ann"));

            assertThat(profile.edit(caller, new EditProfile.Changes(new Login("BOB"), null, null, null)))
                    .isEqualTo(new EditProfile.Outcome.LoginTaken());
            assertThat(profile.edit(caller, new EditProfile.Changes(null, EMAIL, null, null)))
                    .isEqualTo(new EditProfile.Outcome.EmailTaken());
        }

        @Test
        void aDeletedAccountIsErasedAMonthLater() {
            var ann = world.accounts.put(world.account("ann").withVerifiedEmail(EMAIL));
            var session = world.signedIn("ann");
            world.links.link(ann.id(), OAuthProvider.GITHUB, "1", world.clock.instant());
            profile.delete(world.caller(session));

            assertThat(world.isAuthenticated(session)).isFalse();
            assertThat(world.links.ownerOf(OAuthProvider.GITHUB, "1")).isPresent();
            assertThat(world.trySignIn("ann", PASSWORD)).isEqualTo(new SignIn.Outcome.Refused());
            assertThat(world.told).containsExactly("deleted " + ann.id());

            world.clock.advance(Duration.ofDays(30));
            retention().run();
            assertThat(stored(ann).email()).isEqualTo(EMAIL);
            world.clock.advance(Duration.ofSeconds(1));
            retention().run();
            assertThat(stored(ann).isErased()).isTrue();
            assertThat(stored(ann).email()).isNull();
            assertThat(stored(ann).password()).isNull();
            assertThat(world.links.ownerOf(OAuthProvider.GITHUB, "1")).isEmpty();
            retention().run();
        }

        private Account stored(Account account) {
            return world.accounts.find(account.id()).orElseThrow();
        }

        private IdentityRetention retention() {
            return new IdentityRetention(
                    world.accounts,
                    world.sessions,
                    world.factors,
                    world.links,
                    world.codes,
                    world.singleUse,
                    world.invites,
                    world.attempts,
                    world.lockout,
                    world.listeners,
                    new IdentityRetention.Terms(Duration.ofHours(1), Duration.ofDays(30), Duration.ofDays(1)),
                    world.transactions,
                    world.clock);
        }
    }

    @Nested
    class ChangingThePassword {
        private final ChangePasswordService service = new ChangePasswordService(
                world.own,
                world.passwordCheck,
                world.hasher,
                world.change,
                world.limits,
                new RateLimits.Limit(3, Duration.ofHours(1)),
                world.audit,
                world.transactions);

        @Test
        void endsTheOtherSessionsOnly() {
            world.account("ann");
            var other = world.signedIn("ann");
            var own = world.signedIn("ann");

            service.change(world.caller(own), Secret.of(PASSWORD), SECOND);

            assertThat(world.isAuthenticated(own)).isTrue();
            assertThat(world.isAuthenticated(other)).isFalse();
        }

        @Test
        void isNoWayToGuessThePassword() {
            world.account("ann");
            var caller = world.caller(world.signedIn("ann"));
            for (int i = 0; i < 10; i++) service.change(caller, Secret.of("Wrong-Pass-123!"), SECOND);

            assertThatThrownBy(() -> service.change(caller, Secret.of(PASSWORD), SECOND))
                    .isInstanceOf(TooManyRequests.class);
        }
    }
}
