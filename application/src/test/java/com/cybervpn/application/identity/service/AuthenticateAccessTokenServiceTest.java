package com.cybervpn.application.identity.service;

import static com.cybervpn.application.identity.IdentityFixture.refreshToken;
import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.identity.IdentityFixture;
import com.cybervpn.application.identity.port.in.AuthenticateAccessToken.Outcome;
import com.cybervpn.application.identity.port.in.SignOut;
import com.cybervpn.application.shared.Origin;
import com.cybervpn.domain.shared.Role;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AuthenticateAccessTokenServiceTest {
    private final IdentityFixture world = new IdentityFixture();

    @Test
    void readsTheRoleFromTheAccount() {
        var ann = world.account("ann", Role.VIEWER);
        var entrance = world.signedIn("ann");
        world.accounts.put(ann.withRole(Role.ADMIN));

        assertThat(world.authenticate(entrance))
                .isInstanceOfSatisfying(
                        Outcome.Authenticated.class,
                        who -> assertThat(who.principal().role()).isEqualTo(Role.ADMIN));
    }

    @Test
    void tellsInactiveFromInvalid() {
        var ann = world.account("ann");
        var entrance = world.signedIn("ann");
        world.accounts.put(ann.withActive(false));

        assertThat(world.authenticate(entrance)).isEqualTo(new Outcome.Inactive());
    }

    @Test
    void refusesExpiredForeignAndRefreshTokens() {
        world.account("ann");
        var entrance = world.signedIn("ann");

        assertThat(world.authenticate.authenticate("nonsense")).isEqualTo(new Outcome.Invalid());
        assertThat(world.authenticate.authenticate(refreshToken(entrance))).isEqualTo(new Outcome.Invalid());
        world.clock.advance(Duration.ofMinutes(15));
        assertThat(world.authenticate(entrance)).isEqualTo(new Outcome.Invalid());
    }

    @Test
    void signOutEndsTheSessionOfEitherToken() {
        world.account("ann");
        var first = world.signedIn("ann");
        var second = world.signedIn("ann");
        var third = world.signedIn("ann");

        world.signOut.signOut(new SignOut.Command(
                refreshToken(first), second.tokens().access().reveal(), Origin.SYSTEM));

        assertThat(world.isAuthenticated(first)).isFalse();
        assertThat(world.isAuthenticated(second)).isFalse();
        assertThat(world.isAuthenticated(third)).isTrue();
    }

    @Test
    void signOutIgnoresTokensThatAreWorthNothing() {
        world.account("ann");
        var entrance = world.signedIn("ann");

        world.signOut.signOut(new SignOut.Command("nonsense", null, Origin.SYSTEM));
        world.signOut.signOut(new SignOut.Command(refreshToken(entrance), null, Origin.SYSTEM));
        world.signOut.signOut(new SignOut.Command(refreshToken(entrance), null, Origin.SYSTEM));

        assertThat(world.audit.actions()).containsExactly("login_succeeded", "logout");
    }
}
