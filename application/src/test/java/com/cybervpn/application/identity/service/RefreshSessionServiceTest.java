package com.cybervpn.application.identity.service;

import static com.cybervpn.application.identity.IdentityFixture.CLIENT;
import static com.cybervpn.application.identity.IdentityFixture.PASSWORD;
import static com.cybervpn.application.identity.IdentityFixture.opened;
import static com.cybervpn.application.identity.IdentityFixture.refreshToken;
import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.identity.IdentityFixture;
import com.cybervpn.application.identity.port.in.Client;
import com.cybervpn.application.identity.port.in.RefreshSession;
import com.cybervpn.application.identity.port.in.SessionEvents;
import com.cybervpn.application.identity.port.in.SignIn;
import com.cybervpn.application.identity.port.in.SignOut;
import com.cybervpn.application.identity.port.in.TokenStyle;
import com.cybervpn.application.shared.Origin;
import com.cybervpn.domain.identity.SessionPolicy;
import com.cybervpn.domain.shared.Secret;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RefreshSessionServiceTest {
    private static final RefreshSession.Outcome REFUSED = new RefreshSession.Outcome.Refused();

    private final IdentityFixture world = new IdentityFixture();

    @Test
    void exchangesATokenForTheNextPair() {
        world.account("ann");
        var entrance = world.signedIn("ann");

        var refreshed = (RefreshSession.Outcome.Refreshed) refresh(refreshToken(entrance));

        assertThat(refresh(next(refreshed))).isInstanceOf(RefreshSession.Outcome.Refreshed.class);
        assertThat(world.isAuthenticated(entrance)).isTrue();
    }

    @Test
    void aTokenUsedTwiceEndsItsSession() {
        world.account("ann");
        var entrance = world.signedIn("ann");
        var other = world.signedIn("ann");
        var refreshed = (RefreshSession.Outcome.Refreshed) refresh(refreshToken(entrance));

        assertThat(refresh(refreshToken(entrance))).isEqualTo(REFUSED);

        assertThat(refresh(next(refreshed))).isEqualTo(REFUSED);
        assertThat(world.isAuthenticated(entrance)).isFalse();
        assertThat(world.isAuthenticated(other)).isTrue();
        assertThat(world.events.types()).containsExactly(SessionEvents.SESSION_ENDED);
        assertThat(world.audit.last().action()).isEqualTo("refresh_token_reused");
    }

    @Test
    void keepsTheLongLifetime() {
        world.account("ann");
        var entrance = opened(
                world.signIn.signIn(new SignIn.Command("ann", Secret.of(PASSWORD), true, TokenStyle.PAIR, CLIENT)));

        var refreshed = (RefreshSession.Outcome.Refreshed) refresh(refreshToken(entrance));

        assertThat(refreshed.tokens().refreshTtl()).isEqualTo(Duration.ofDays(30));
    }

    @Test
    void refusesAccessTokensAndNonsense() {
        world.account("ann");
        var entrance = world.signedIn("ann");

        assertThat(refresh(entrance.tokens().access().reveal())).isEqualTo(REFUSED);
        assertThat(refresh("nonsense")).isEqualTo(REFUSED);
    }

    @Test
    void refusesAfterExpiry() {
        world.account("ann");
        var entrance = world.signedIn("ann");
        world.clock.advance(Duration.ofDays(7));

        assertThat(refresh(refreshToken(entrance))).isEqualTo(REFUSED);
    }

    @Test
    void refusesAfterSignOut() {
        world.account("ann");
        var entrance = world.signedIn("ann");
        world.signOut.signOut(new SignOut.Command(refreshToken(entrance), null, Origin.SYSTEM));

        assertThat(refresh(refreshToken(entrance))).isEqualTo(REFUSED);
    }

    @Test
    void refusesWhenTheAccountIsOff() {
        var ann = world.account("ann");
        var entrance = world.signedIn("ann");
        world.accounts.put(ann.withActive(false));

        assertThat(refresh(refreshToken(entrance))).isEqualTo(REFUSED);
    }

    @Test
    void refusesAnotherDevice() {
        world.account("ann");
        var entrance = opened(world.signIn.signIn(
                new SignIn.Command("ann", Secret.of(PASSWORD), false, TokenStyle.PAIR, CLIENT.withDevice("phone"))));

        assertThat(refresh(refreshToken(entrance), CLIENT.withDevice("tablet"))).isEqualTo(REFUSED);
        assertThat(refresh(refreshToken(entrance), CLIENT.withDevice("phone")))
                .isInstanceOf(RefreshSession.Outcome.Refreshed.class);
    }

    @Test
    void whereTokensAreBoundRefusesAnotherClient() {
        world.account("ann");
        var entrance = world.signedIn("ann");
        var bound = world.refreshUnder(bound(world.policy));
        var elsewhere = new Client(new Origin("198.51.100.7", "test-agent"), "en", null);

        assertThat(bound.refresh(new RefreshSession.Command(refreshToken(entrance), elsewhere)))
                .isEqualTo(REFUSED);
        assertThat(bound.refresh(new RefreshSession.Command(refreshToken(entrance), CLIENT)))
                .isInstanceOf(RefreshSession.Outcome.Refreshed.class);
    }

    private RefreshSession.Outcome refresh(String token) {
        return refresh(token, CLIENT);
    }

    private RefreshSession.Outcome refresh(String token, Client client) {
        return world.refresh.refresh(new RefreshSession.Command(token, client));
    }

    private static String next(RefreshSession.Outcome.Refreshed refreshed) {
        return refreshed.tokens().refreshToken().orElseThrow().reveal();
    }

    private static SessionPolicy bound(SessionPolicy policy) {
        return new SessionPolicy(
                policy.accessTtl(),
                policy.refreshTtl(),
                policy.rememberedTtl(),
                policy.bearerTtl(),
                policy.secondFactorTtl(),
                policy.maxLive(),
                true);
    }
}
