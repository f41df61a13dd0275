package com.cybervpn.application.identity.service;

import static com.cybervpn.application.identity.IdentityFixture.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.identity.IdentityFixture;
import com.cybervpn.application.identity.port.in.EnsureFirstAdministrator.Command;
import com.cybervpn.application.identity.port.in.EnsureFirstAdministrator.Outcome;
import com.cybervpn.application.identity.port.in.SignIn;
import com.cybervpn.domain.identity.Login;
import com.cybervpn.domain.identity.PasswordPolicy;
import com.cybervpn.domain.shared.Role;
import com.cybervpn.domain.shared.Secret;
import org.junit.jupiter.api.Test;

class EnsureFirstAdministratorServiceTest {
    private final IdentityFixture world = new IdentityFixture();
    private final EnsureFirstAdministratorService ensure = new EnsureFirstAdministratorService(
            world.accounts, world.hasher, world.audit, world.randomness, world.ids, world.clock);

    @Test
    void makesOneUpAndShowsItsPasswordOnce() {
        var created = (Outcome.Created) ensure.ensure(new Command(null, null));

        assertThat(created.login()).isEqualTo(new Login("admin"));
        var password = created.generated();
        assertThat(password).isNotNull();
        assertThat(PasswordPolicy.STRICT.weakness(password.reveal())).isEmpty();
        assertThat(world.signedInAs("admin", password.reveal()).account().role())
                .isEqualTo(Role.SUPER_ADMIN);
        assertThat(ensure.ensure(new Command(null, null))).isEqualTo(new Outcome.AlreadyThere());
    }

    @Test
    void takesTheConfiguredOne() {
        var outcome = ensure.ensure(new Command("boss", Secret.of(PASSWORD)));

        assertThat(outcome).isEqualTo(new Outcome.Created(new Login("boss"), null));
        assertThat(world.trySignIn("boss", PASSWORD)).isInstanceOf(SignIn.Outcome.Entered.class);
    }

    @Test
    void leavesAnExistingAccountAlone() {
        var boss = world.account("boss", Role.VIEWER);

        assertThat(ensure.ensure(new Command("Boss", Secret.of("Another-Pass-1!"))))
                .isEqualTo(new Outcome.AlreadyThere());
        assertThat(world.accounts.find(boss.id())).contains(boss);
    }

    @Test
    void refusesWhatCannotBeSafe() {
        assertThat(ensure.ensure(new Command("b o s s", null))).isEqualTo(new Outcome.BadLogin());
        assertThat(ensure.ensure(new Command("boss", Secret.of("admin"))))
                .isEqualTo(new Outcome.WeakPassword(PasswordPolicy.Weakness.TOO_SHORT));
        assertThat(world.accounts.rows()).isEmpty();
    }
}
