package com.cybervpn.application.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cybervpn.application.hosting.port.out.Apps;
import com.cybervpn.application.hosting.port.out.Deployments;
import com.cybervpn.application.hosting.port.out.EnvVars;
import com.cybervpn.application.hosting.port.out.Tenants;
import com.cybervpn.domain.hosting.App;
import com.cybervpn.domain.hosting.AppName;
import com.cybervpn.domain.hosting.Branch;
import com.cybervpn.domain.hosting.Deployment;
import com.cybervpn.domain.hosting.Endpoint;
import com.cybervpn.domain.hosting.EnvKey;
import com.cybervpn.domain.hosting.EnvVar;
import com.cybervpn.domain.hosting.Plan;
import com.cybervpn.domain.hosting.RepositoryUrl;
import com.cybervpn.domain.hosting.RunningContainer;
import com.cybervpn.domain.hosting.Subdomain;
import com.cybervpn.domain.operations.OperationId;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the stores of hosting must do, in memory and in the database alike. */
public interface HostingStoresContract {
    Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    AccountId OWNER = new AccountId(new UUID(1, 1));
    AccountId OTHER = new AccountId(new UUID(1, 2));

    Apps apps();

    Deployments deployments();

    EnvVars environment();

    Tenants tenants();

    @Test
    default void storesAnAppAsItIs() {
        App app = app(OWNER, "My Shop", "abcdef");

        assertThat(apps().find(app.id())).contains(app);
        assertThat(apps().lock(app.id())).contains(app);
        assertThat(apps().findBySubdomain(app.subdomain())).contains(app);
        App served = app.served(NOW.plusSeconds(5));
        apps().update(served);
        assertThat(apps().find(app.id())).contains(served);
        apps().remove(app.id());
        apps().remove(app.id());
        assertThat(apps().find(app.id())).isEmpty();
    }

    @Test
    default void refusesWhatIsTaken() {
        app(OWNER, "shop", "abcdef");

        assertThat(apps().add(draft(OWNER, "shop", "bcdefg", true))).isFalse();
        assertThat(apps().add(draft(OTHER, "shop", "cdefgh", false)))
                .as("the slug")
                .isFalse();
        assertThat(apps().add(draft(OTHER, "other", "abcdef", false)))
                .as("the subdomain")
                .isFalse();
        assertThat(apps().add(draft(OTHER, "shop", "cdefgh", true))).isTrue();
        assertThat(apps().nameTaken(OWNER, new AppName("shop"))).isTrue();
        assertThat(apps().slugTaken("shop")).isTrue();
        assertThat(apps().subdomainTaken(new Subdomain("abcdef"))).isTrue();
        assertThat(apps().subdomainTaken(new Subdomain("zzzzzz"))).isFalse();
    }

    @Test
    default void listsTheNewestFirst() {
        App a = app(OWNER, "a", "aaaaaa");
        App b = app(OTHER, "b", "bbbbbb");
        App c = app(OWNER, "c", "cccccc");

        assertThat(apps().ownedBy(OWNER)).containsExactly(c, a);
        assertThat(apps().page(2, 1)).isEqualTo(new Apps.Page(List.of(b, a), 3));
        assertThat(apps().countOwnedBy(OWNER)).isEqualTo(2);
        assertThat(apps().countsOwnedBy(Set.of(OWNER, OTHER, new AccountId(new UUID(9, 9)))))
                .isEqualTo(Map.of(OWNER, 2, OTHER, 1));
    }

    @Test
    default void storesADeploymentAsItIs() {
        App app = app(OWNER, "shop", "abcdef");
        Deployment pending = Deployment.request(deployments().nextId(), app, true, NOW);
        deployments().add(pending);
        assertThat(deployments().find(pending.id())).contains(pending);

        Deployment running = pending.building(new OperationId(new UUID(7, 7)), NOW)
                .withImage("image:1", NOW)
                .running(new RunningContainer("box", new Endpoint("10.0.0.1", 8080)), NOW.plusSeconds(1));
        deployments().update(running);
        assertThat(deployments().find(running.id())).contains(running);
        assertThat(deployments().running()).containsExactly(running);

        Deployment failed = running.failed("died", NOW.plusSeconds(2));
        deployments().update(failed);
        assertThat(deployments().find(running.id())).contains(failed);
        Deployment again = Deployment.restart(deployments().nextId(), app, failed, false, NOW);
        deployments().add(again);
        assertThat(deployments().ofApp(app.id())).containsExactly(again, failed);
        deployments().removeOf(app.id());
        assertThat(deployments().ofApp(app.id())).isEmpty();
    }

    @Test
    default void holdsOneOfAKindForEachApp() {
        App app = app(OWNER, "shop", "abcdef");
        deployments().add(Deployment.request(deployments().nextId(), app, false, NOW));

        assertThatThrownBy(
                        () -> deployments().add(Deployment.request(deployments().nextId(), app, false, NOW)))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    default void knowsWhoseTurnItIs() {
        Deployment first = pending(app(OWNER, "a", "aaaaaa"), false);
        Deployment second = pending(app(OWNER, "b", "bbbbbb"), true);
        App busy = app(OTHER, "c", "cccccc");
        Deployment building = pending(busy, true);
        deployments().update(building.building(new OperationId(new UUID(7, 7)), NOW));
        pending(busy, true);

        assertThat(deployments().nextPending()).contains(second);
        deployments().update(second.failed("x", NOW));
        assertThat(deployments().nextPending()).contains(first);
        deployments().update(first.stopped(NOW));
        assertThat(deployments().nextPending()).isEmpty();
    }

    @Test
    default void showsTheNewestAndTheRunningDeployment() {
        App app = app(OWNER, "shop", "abcdef");
        Deployment running = pending(app, false)
                .building(new OperationId(new UUID(7, 7)), NOW)
                .running(new RunningContainer("box", new Endpoint("10.0.0.1", 8080)), NOW);
        deployments().update(running);
        Deployment failed = pending(app, false).failed("x", NOW);
        deployments().update(failed);
        Deployment newest = pending(app, false);

        assertThat(deployments().currentOf(List.of(app.id()))).containsExactlyInAnyOrder(running, newest);
        assertThat(deployments().countsOf(Set.of(app.id()))).isEqualTo(Map.of(app.id(), 3));
        assertThat(deployments().currentOf(List.of())).isEmpty();
    }

    @Test
    default void keepsVariablesInTheOrderOfTheirKeys() {
        App app = app(OWNER, "shop", "abcdef");
        EnvVar b = variable(app, "B", "two\nlines ü");
        EnvVar a = variable(app, "a", "");
        EnvVar underscore = variable(app, "_X", "x");

        assertThat(environment().ofApp(app.id())).containsExactly(b, underscore, a);
        EnvVar changed = b.withValue(Secret.of("new"), NOW.plusSeconds(1));
        environment().save(changed);
        assertThat(environment().find(app.id(), new EnvKey("B"))).contains(changed);
        assertThat(environment().remove(app.id(), new EnvKey("B"))).isTrue();
        assertThat(environment().remove(app.id(), new EnvKey("B"))).isFalse();
        environment().removeOf(app.id());
        assertThat(environment().ofApp(app.id())).isEmpty();
    }

    @Test
    default void givesTheFreePlanToWhoeverHasNone() {
        AccountId somebody = new AccountId(UUID.randomUUID());

        assertThat(tenants().planOf(somebody)).isEqualTo(Plan.FREE);
        assertThat(tenants().lock(somebody)).isEqualTo(Plan.FREE);
        tenants().assign(somebody, Plan.PRO);
        assertThat(tenants().planOf(somebody)).isEqualTo(Plan.PRO);
        assertThat(tenants().lock(somebody)).isEqualTo(Plan.PRO);
        assertThat(tenants().plansOf(Set.of(somebody, OTHER))).containsEntry(somebody, Plan.PRO);
    }

    private App app(AccountId owner, String name, String subdomain) {
        App app = draft(owner, name, subdomain, false);
        assertThat(apps().add(app)).isTrue();
        return app;
    }

    private App draft(AccountId owner, String name, String subdomain, boolean slugTaken) {
        return App.create(
                apps().nextId(),
                owner,
                new AppName(name),
                new Subdomain(subdomain),
                slugTaken,
                new RepositoryUrl("https://git.example.org/a.git"),
                new Branch("main"),
                NOW);
    }

    private Deployment pending(App app, boolean priority) {
        Deployment deployment = Deployment.request(deployments().nextId(), app, priority, NOW);
        deployments().add(deployment);
        return deployment;
    }

    private EnvVar variable(App app, String key, String value) {
        EnvVar variable = new EnvVar(environment().nextId(), app.id(), new EnvKey(key), Secret.of(value), NOW, NOW);
        environment().save(variable);
        return variable;
    }
}
