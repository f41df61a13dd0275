package com.cybervpn.application.identity.service;

import static com.cybervpn.application.identity.IdentityFixture.CLIENT;
import static com.cybervpn.application.identity.IdentityFixture.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.identity.FakeIdentityProviders;
import com.cybervpn.application.identity.FakeTelegramProofs;
import com.cybervpn.application.identity.IdentityFixture;
import com.cybervpn.application.identity.port.in.BeginOAuth;
import com.cybervpn.application.identity.port.in.Client;
import com.cybervpn.application.identity.port.in.Entrance;
import com.cybervpn.application.identity.port.in.LinkProvider;
import com.cybervpn.application.identity.port.in.OAuthReturn;
import com.cybervpn.application.identity.port.in.SignInWithProvider;
import com.cybervpn.application.identity.port.in.SignInWithProvider.Outcome;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.Origin;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.identity.OAuthProvider;
import com.cybervpn.domain.identity.ProviderIdentity;
import com.cybervpn.domain.identity.RedirectPolicy;
import com.cybervpn.domain.identity.TelegramIdentity;
import com.cybervpn.domain.identity.TelegramProof;
import com.cybervpn.domain.identity.TelegramProofPolicy;
import com.cybervpn.domain.identity.TotpSecret;
import com.cybervpn.domain.shared.Role;
import com.cybervpn.domain.shared.Secret;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in and linking by other people's proofs, and who tries to abuse it. */
class ProvidersTest {
    private static final String REDIRECT = "https://app.example/oauth";
    private static final EmailAddress EMAIL = new EmailAddress("ann@example.com");

    private final IdentityFixture world = new IdentityFixture();
    private final FakeIdentityProviders providers = new FakeIdentityProviders();
    private final FakeTelegramProofs telegram = new FakeTelegramProofs();
    private final OAuthStates states =
            new OAuthStates(world.singleUse, world.audit, world.randomness, Duration.ofMinutes(10), world.clock);
    private final BeginOAuth begin =
            new BeginOAuthService(providers, states, new RedirectPolicy(Set.of()), "http://panel.example/oauth");
    private final SignInWithProvider signIn = new SignInWithProviderService(
            providers,
            states,
            world.links,
            world.accounts,
            world.newcomers,
            world.ownership,
            world.doorway,
            world.audit,
            world.transactions,
            world.clock);
    private final LinkProvider link = new LinkProviderService(
            providers,
            telegram,
            new TelegramProofPolicy(Duration.ofDays(1), Duration.ofMinutes(5)),
            states,
            world.links,
            world.accounts,
            world.audit,
            world.transactions,
            world.clock);

    @Nested
    class SigningIn {
        @ParameterizedTest
        @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TELEGRAM")
        void makesACustomerOfWhoeverIsNewAndKnowsThemAgain(OAuthProvider provider) {
            var first = entered(signIn(new ProviderIdentity(provider, "1", "ann", EMAIL, true)));
            var second = entered(signIn(new ProviderIdentity(provider, "1", "renamed", null, false)));

            var account = first.entrance().account();
            assertThat(first.isNewUser()).isTrue();
            assertThat(account.role()).isEqualTo(Role.MOBILE_USER);
            assertThat(account.login().value()).isEqualTo("ann");
            assertThat(account.email()).isEqualTo(EMAIL);
            assertThat(account.emailVerified()).isTrue();
            assertThat(account.passwordHash()).isEmpty();
            assertThat(second.isNewUser()).isFalse();
            assertThat(second.entrance().account().id()).isEqualTo(account.id());
            assertThat(world.arrived).containsExactly(account.id());
        }

        @Test
        void takesTheAccountOfAVerifiedAddress() {
            var ann = world.accounts.put(world.account("ann").withVerifiedEmail(EMAIL));

            var entered = entered(signIn(github("1", EMAIL, true)));

            assertThat(entered.isNewUser()).isFalse();
            assertThat(entered.entrance().account().id()).isEqualTo(ann.id());
            assertThat(world.arrived).isEmpty();
            assertThat(world.links.ownerOf(OAuthProvider.GITHUB, "1")).contains(ann.id());
            assertThat(world.audit.actions()).contains("oauth_linked");
            assertThat(world.signedIn("ann").account().id()).isEqualTo(ann.id());
        }

        @Test
        void givesNobodysAccountForAnAddressThatWasOnlyClaimed() {
            var ann = world.accounts.put(world.account("ann").withVerifiedEmail(EMAIL));

            assertThat(signIn(github("1", EMAIL, false))).isEqualTo(new Outcome.AddressTaken());
            assertThat(world.links.ownerOf(OAuthProvider.GITHUB, "1")).isEmpty();
            assertThat(world.accounts.rows()).containsOnlyKeys(ann.id());
        }

        @Test
        void keepsAClaimedAddressUnverified() {
            var account = entered(signIn(github("1", EMAIL, false))).entrance().account();

            assertThat(account.email()).isEqualTo(EMAIL);
            assertThat(account.emailVerified()).isFalse();
        }

        /** Whoever opens an account under somebody else's address must not share it with its owner. */
        @Test
        void throwsOutWhoWaitedInTheAccountOfAnAddress() {
            var squatter = world.accounts.put(world.account("squatter", Role.MOBILE_USER)
                    .withUnverifiedEmail(EMAIL)
                    .withTelegram(new TelegramIdentity(666, null)));
            world.links.link(squatter.id(), OAuthProvider.DISCORD, "evil", world.clock.instant());
            var session = world.signedIn("squatter");

            var owner = entered(signIn(github("1", EMAIL, true))).entrance().account();

            assertThat(owner.id()).isEqualTo(squatter.id());
            assertThat(owner.emailVerified()).isTrue();
            assertThat(owner.telegram()).isNull();
            assertThat(world.isAuthenticated(session)).isFalse();
            assertThat(world.links.ownerOf(OAuthProvider.DISCORD, "evil")).isEmpty();
            assertThat(world.trySignIn("squatter", PASSWORD).getClass().getSimpleName())
                    .isEqualTo("Refused");
        }

        @Test
        void refusesAccountsThatAreOff() {
            var account = entered(signIn(github("1", EMAIL, true))).entrance().account();
            world.accounts.put(account.withActive(false));

            assertThat(signIn(github("1", EMAIL, true))).isEqualTo(new Outcome.Refused());
            assertThat(signIn(github("2", EMAIL, true))).isEqualTo(new Outcome.Refused());
        }

        @Test
        void asksForTheSecondFactor() {
            var account = entered(signIn(github("1", EMAIL, true))).entrance().account();
            world.factors.turnOn(account.id(), new TotpSecret(new byte[20]), Set.of(), 0, world.clock.instant());

            assertThat(entered(signIn(github("1", EMAIL, true))).entrance())
                    .isInstanceOf(Entrance.SecondFactorRequired.class);
        }

        @Test
        void findsALoginForEveryName() {
            world.account("ann");

            assertThat(loginOf(github("1", null, false))).startsWith("ann_");
            assertThat(loginOf(new ProviderIdentity(OAuthProvider.APPLE, "1", null, null, false)))
                    .isEqualTo("apple_user");
            assertThat(loginOf(new ProviderIdentity(OAuthProvider.GOOGLE, "1", "Аня", EMAIL, true)))
                    .startsWith("ann_");
        }

        @Test
        void refusesACodeThatTheProviderDoesNotKnow() {
            var begun = begun(OAuthProvider.GITHUB);

            assertThat(come(OAuthProvider.GITHUB, begun.state(), "made-up", REDIRECT, null))
                    .isEqualTo(new Outcome.Refused());
        }
    }

    @Nested
    class States {
        @Test
        void isGoodOnce() {
            var begun = begun(OAuthProvider.GITHUB);
            var code = providers.show(github("1", null, false));
            entered(come(OAuthProvider.GITHUB, begun.state(), code, REDIRECT, null));

            assertThat(come(OAuthProvider.GITHUB, begun.state(), code, REDIRECT, null))
                    .isEqualTo(new Outcome.BadState());
        }

        @Test
        void isGoodOnceForManyAtTheSameTime() {
            var begun = begun(OAuthProvider.GITHUB);
            var code = providers.show(github("1", null, false));

            var outcomes = IntStream.range(0, 32)
                    .parallel()
                    .mapToObj(_ -> come(OAuthProvider.GITHUB, begun.state(), code, REDIRECT, null))
                    .toList();

            assertThat(outcomes).filteredOn(Outcome.Entered.class::isInstance).hasSize(1);
            assertThat(outcomes).filteredOn(Outcome.BadState.class::isInstance).hasSize(31);
        }

        @Test
        void expires() {
            var begun = begun(OAuthProvider.GITHUB);
            var code = providers.show(github("1", null, false));
            world.clock.advance(Duration.ofMinutes(10));

            assertThat(come(OAuthProvider.GITHUB, begun.state(), code, REDIRECT, null))
                    .isEqualTo(new Outcome.BadState());
        }

        @Test
        void isGoodForItsProviderOnly() {
            var begun = begun(OAuthProvider.GITHUB);
            var code = providers.show(new ProviderIdentity(OAuthProvider.DISCORD, "1", "ann", null, false));

            assertThat(come(OAuthProvider.DISCORD, begun.state(), code, REDIRECT, null))
                    .isEqualTo(new Outcome.BadState());
        }

        @Test
        void isGoodForItsPlaceOnly() {
            var begun = begun(OAuthProvider.GITHUB);
            var code = providers.show(github("1", null, false));

            assertThat(come(OAuthProvider.GITHUB, begun.state(), code, REDIRECT + "/other", null))
                    .isEqualTo(new Outcome.BadState());
        }

        @Test
        void isGoodForItsBrowserOnly() {
            var first = begun(OAuthProvider.GITHUB);
            var code = providers.show(github("1", null, false));
            assertThat(come(OAuthProvider.GITHUB, first.state(), code, REDIRECT, Secret.of("")))
                    .isEqualTo(new Outcome.BadState());

            var second = begun(OAuthProvider.GITHUB);
            var again = providers.show(github("1", null, false));
            assertThat(come(OAuthProvider.GITHUB, second.state(), again, REDIRECT, second.browser()))
                    .isInstanceOf(Outcome.Entered.class);
        }

        @Test
        void isGoodForItsPurposeOnly() {
            var ann = caller("ann");
            var toLink = begun(begin.toLink(ann, OAuthProvider.GITHUB, REDIRECT));
            var code = providers.show(github("1", null, false));
            assertThat(come(OAuthProvider.GITHUB, toLink.state(), code, REDIRECT, null))
                    .isEqualTo(new Outcome.BadState());

            var toSignIn = begun(OAuthProvider.GITHUB);
            var other = providers.show(github("1", null, false));
            assertThat(link.withCode(ann, OAuthProvider.GITHUB, back(toSignIn.state(), other, REDIRECT)))
                    .isEqualTo(new LinkProvider.Outcome.BadState());
        }

        @Test
        void isNotStoredAndHasItsLength() {
            var begun = begun(OAuthProvider.GOOGLE);
            var request = providers.lastRequest();

            assertThat(begun.state()).matches("[A-Za-z0-9_-]{43}");
            assertThat(request.challenge()).matches("[A-Za-z0-9_-]{43}");
            assertThat(begun(OAuthProvider.GITHUB).state()).isNotEqualTo(begun.state());
            assertThat(providers.lastRequest().challenge()).isNull();
        }

        @Test
        void mayEndInAnotherNetworkWhichIsNoted() {
            var begun = begun(OAuthProvider.GITHUB);
            var code = providers.show(github("1", null, false));
            var elsewhere = new Client(new Origin("198.51.100.9", "test-agent"), "en", null);

            assertThat(signIn.signIn(OAuthProvider.GITHUB, back(begun.state(), code, REDIRECT), null, elsewhere))
                    .isInstanceOf(Outcome.Entered.class);
            assertThat(world.audit.entries()).anyMatch(entry -> entry.action().equals("oauth_ended_elsewhere"));
        }
    }

    @Nested
    class Beginning {
        @Test
        void goesBackToTheUsualPlaceUnlessToldOtherwise() {
            begun(begin.toSignIn(CLIENT.origin(), OAuthProvider.GITHUB, null, null));

            assertThat(providers.lastRequest().redirect()).isEqualTo("http://panel.example/oauth");
        }

        @Test
        void keepsWhatTheBrowserHas() {
            var first = begun(OAuthProvider.GITHUB);
            var second = begun(begin.toSignIn(CLIENT.origin(), OAuthProvider.GOOGLE, REDIRECT, first.browser()));

            assertThat(second.browser()).isEqualTo(first.browser());
        }

        @Test
        void saysWhatIsNotConfigured() {
            providers.configured.remove(OAuthProvider.TWITTER);

            assertThat(begin.toSignIn(CLIENT.origin(), OAuthProvider.TWITTER, REDIRECT, null))
                    .isEqualTo(new BeginOAuth.Outcome.NotConfigured());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "/relative",
                    "javascript:alert(1)",
                    "javascript://app.example/%0aalert(1)",
                    "data:text/html,x",
                    "file:///etc/passwd",
                    "http://app.example/",
                    "https://app.example/#fragment",
                    "https://user@app.example/",
                    "https:app.example",
                    "not a uri"
                })
        void sendsNobodyToWhereNothingOfOursIs(String redirect) {
            assertThat(begin.toSignIn(CLIENT.origin(), OAuthProvider.GITHUB, redirect, null))
                    .isEqualTo(new BeginOAuth.Outcome.BadRedirect());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://app.example/a?b=c",
                    "http://localhost:3000/",
                    "http://127.0.0.1/",
                    "cybervpn://oauth"
                })
        void sendsPeopleToPagesAndApps(String redirect) {
            assertThat(begin.toSignIn(CLIENT.origin(), OAuthProvider.GITHUB, redirect, null))
                    .isInstanceOf(BeginOAuth.Outcome.Begun.class);
        }

        @Test
        void keepsToTheListThereIs() {
            var policy = new RedirectPolicy(Set.of("https://app.example/oauth"));

            assertThat(policy.permits("https://app.example/oauth")).isTrue();
            assertThat(policy.permits("https://app.example/oauth/")).isFalse();
            assertThat(policy.permits("https://evil.example/oauth")).isFalse();
        }

        @Test
        void makesNoAddressLongerThanTheContractAllows() {
            assertThat(begin.toSignIn(CLIENT.origin(), OAuthProvider.GITHUB, REDIRECT + "?" + "x".repeat(1980), null))
                    .isEqualTo(new BeginOAuth.Outcome.BadRedirect());
        }
    }

    @Nested
    class Linking {
        @Test
        void opensTheAccountFromThenOn() {
            var ann = caller("ann");
            assertThat(link(ann, "1")).isEqualTo(new LinkProvider.Outcome.Linked("1"));
            assertThat(link(ann, "1")).isEqualTo(new LinkProvider.Outcome.Linked("1"));

            assertThat(entered(signIn(github("1", null, false)))
                            .entrance()
                            .account()
                            .id())
                    .isEqualTo(ann.account());
            assertThat(world.audit.entries()).anyMatch(entry -> entry.action().equals("oauth_linked"));
        }

        @Test
        void takesNobodyElsesLink() {
            link(caller("ann"), "1");

            assertThat(link(caller("bob"), "1")).isEqualTo(new LinkProvider.Outcome.LinkedElsewhere());
        }

        @Test
        void refusesSomebodyElsesState() {
            var begun = begun(begin.toLink(caller("ann"), OAuthProvider.GITHUB, REDIRECT));
            var code = providers.show(github("1", null, false));

            assertThat(link.withCode(caller("bob"), OAuthProvider.GITHUB, back(begun.state(), code, REDIRECT)))
                    .isEqualTo(new LinkProvider.Outcome.BadState());
        }

        @Test
        void refusesACodeThatTheProviderDoesNotKnow() {
            var ann = caller("ann");
            var begun = begun(begin.toLink(ann, OAuthProvider.GITHUB, REDIRECT));

            assertThat(link.withCode(ann, OAuthProvider.GITHUB, back(begun.state(), "made-up", REDIRECT)))
                    .isEqualTo(new LinkProvider.Outcome.NotProven());
        }

        @Test
        void unlinksAlsoWhatWasNotLinked() {
            var ann = caller("ann");
            link(ann, "1");

            link.unlink(ann, OAuthProvider.GITHUB);
            link.unlink(ann, OAuthProvider.GITHUB);
            link.unlink(ann, OAuthProvider.TELEGRAM);

            assertThat(world.links.ownerOf(OAuthProvider.GITHUB, "1")).isEmpty();
            assertThat(world.audit.entries())
                    .filteredOn(entry -> entry.action().equals("oauth_unlinked"))
                    .hasSize(1);
        }
    }

    @Nested
    class LinkingTelegram {
        @Test
        void setsTheTelegramIdOfTheAccount() {
            var ann = caller("ann");

            assertThat(linkTelegram(ann, 42)).isEqualTo(new LinkProvider.Outcome.Linked("42"));
            assertThat(linkTelegram(ann, 42)).isEqualTo(new LinkProvider.Outcome.Linked("42"));
            assertThat(stored(ann).telegram()).isEqualTo(new TelegramIdentity(42, "ann"));

            link.unlink(ann, OAuthProvider.TELEGRAM);
            assertThat(stored(ann).telegram()).isNull();
        }

        @Test
        void takesNobodyElses() {
            linkTelegram(caller("ann"), 42);

            assertThat(linkTelegram(caller("bob"), 42)).isEqualTo(new LinkProvider.Outcome.LinkedElsewhere());
        }

        @Test
        void refusesWhatIsForgedOrOld() {
            var ann = caller("ann");
            assertThat(link.withTelegram(ann, Map.of("hash", "forged"), telegramState(ann)))
                    .isEqualTo(new LinkProvider.Outcome.NotProven());

            var old = telegram.sign(new TelegramProof(
                    new TelegramIdentity(42, null),
                    null,
                    world.clock.instant().minus(Duration.ofDays(1)).minusSeconds(1)));
            assertThat(link.withTelegram(ann, Map.of("hash", old), telegramState(ann)))
                    .isEqualTo(new LinkProvider.Outcome.NotProven());
            assertThat(link.withTelegram(ann, Map.of("hash", old), "made-up"))
                    .isEqualTo(new LinkProvider.Outcome.BadState());
        }

        private LinkProvider.Outcome linkTelegram(Caller caller, long id) {
            var proof = new TelegramProof(new TelegramIdentity(id, "ann"), "Ann", world.clock.instant());
            return link.withTelegram(caller, Map.of("hash", telegram.sign(proof)), telegramState(caller));
        }

        private String telegramState(Caller caller) {
            return begun(begin.toLink(caller, OAuthProvider.TELEGRAM, REDIRECT)).state();
        }

        private Account stored(Caller caller) {
            return world.accounts.find(caller.account()).orElseThrow();
        }
    }

    private LinkProvider.Outcome link(Caller caller, String userId) {
        var begun = begun(begin.toLink(caller, OAuthProvider.GITHUB, REDIRECT));
        var code = providers.show(github(userId, null, false));
        return link.withCode(caller, OAuthProvider.GITHUB, back(begun.state(), code, REDIRECT));
    }

    private Outcome signIn(ProviderIdentity identity) {
        var begun = begun(identity.provider());
        return come(identity.provider(), begun.state(), providers.show(identity), REDIRECT, null);
    }

    private Outcome come(OAuthProvider provider, String state, String code, String redirect, @Nullable Secret browser) {
        return signIn.signIn(provider, back(state, code, redirect), browser, CLIENT);
    }

    private BeginOAuth.Outcome.Begun begun(OAuthProvider provider) {
        return begun(begin.toSignIn(CLIENT.origin(), provider, REDIRECT, null));
    }

    private static BeginOAuth.Outcome.Begun begun(BeginOAuth.Outcome outcome) {
        if (outcome instanceof BeginOAuth.Outcome.Begun begun) return begun;
        throw new AssertionError("not begun: " + outcome);
    }

    private String loginOf(ProviderIdentity identity) {
        return entered(signIn(identity)).entrance().account().login().value();
    }

    private Caller caller(String login) {
        world.account(login);
        return world.caller(world.signedIn(login));
    }

    private static OAuthReturn back(String state, String code, String redirect) {
        return new OAuthReturn(Secret.of(code), state, redirect);
    }

    private static ProviderIdentity github(String id, @Nullable EmailAddress email, boolean verified) {
        return new ProviderIdentity(OAuthProvider.GITHUB, id, "ann", email, verified);
    }

    private static Outcome.Entered entered(Outcome outcome) {
        if (outcome instanceof Outcome.Entered entered) return entered;
        throw new AssertionError("not let in: " + outcome);
    }
}
