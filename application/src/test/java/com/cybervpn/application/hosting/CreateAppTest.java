package com.cybervpn.application.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.hosting.port.in.CreateApp.Command;
import com.cybervpn.application.hosting.port.in.CreateApp.Outcome;
import com.cybervpn.application.hosting.port.out.SourceRepositories.Reachability;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.hosting.AppStatus;
import com.cybervpn.domain.hosting.DeploymentStatus;
import com.cybervpn.domain.hosting.Plan;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreateAppTest {
    private final HostingWorld world = new HostingWorld();
    private final Caller owner = world.owner();

    @Test
    void answersAtOnceWithAPendingDeployment() {
        var created = (Outcome.Created) create("My Shop");

        assertThat(created.app().app().status()).isEqualTo(AppStatus.PENDING);
        assertThat(created.app().app().slug()).isEqualTo("my-shop");
        assertThat(created.app().url()).isEmpty();
        assertThat(created.deployment().status()).isEqualTo(DeploymentStatus.PENDING);
        assertThat(created.deployment().app()).isEqualTo(created.app().app().id());
        assertThat(world.engine.calls()).isEmpty();
        assertThat(world.audit.actions()).containsExactly("app_created");
    }

    @Test
    void needsNoEngineToTakeAnAppIn() {
        world.engine.goAway();

        assertThat(create("shop")).isInstanceOf(Outcome.Created.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "git.example.org/a.git",
                "ssh://git@git.example.org/a.git",
                "git@git.example.org:a.git",
                "ext::sh -c touch% /tmp/x",
                "--upload-pack=touch /tmp/x",
                "-u",
                "https://user:password@git.example.org/a.git",
                "https://git.example.org",
                "https://git.example.org/",
                "https:///a.git",
                "https://git.example.org/a.git?x=$(id)",
                "https://git.example.org/a.git#x",
                "https://git.example.org/a b.git",
                "https://git.example.org/a\n.git",
                "https://git.example.org:99999/a.git",
                "http://git.example.org/a.git",
                "file:///etc",
                "javascript:alert(1)"
            })
    void refusesAddressesThatAreNoPlainHttps(String url) {
        var outcome = world.services.createApp().create(owner, new Command("shop", url, "main"));

        assertThat(outcome).isInstanceOf(Outcome.Invalid.class);
        assertThat(outcome.toString()).doesNotContain("password");
        assertThat(world.apps.rows()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-main",
                "--upload-pack=x",
                "a..b",
                "a b",
                "a\nb",
                "a~1",
                "a:b",
                "/a",
                "a/",
                "a.lock",
                "@",
                "a@{1}",
                "a\\b",
                ".a"
            })
    void refusesWhatIsNoBranch(String branch) {
        var outcome = world.services.createApp().create(owner, new Command("shop", HostingWorld.REPOSITORY, branch));

        assertThat(outcome).isInstanceOf(Outcome.Invalid.class);
        assertThat(world.apps.rows()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$(reboot)",
                "'; drop table hosting_apps; --",
                "../../etc/passwd",
                "<script>",
                "日本語",
                "a`id`b",
                "--help"
            })
    void makesHarmlessSlugsOfAnyName(String name) {
        var created = (Outcome.Created) create(name);

        assertThat(created.app().app().slug()).matches("[a-z0-9]+(-[a-z0-9]+)*");
        assertThat(created.app().app().name().value()).isEqualTo(name);
    }

    @Test
    void refusesNamesThatAreTooLongOrEmpty() {
        assertThat(create("x".repeat(63))).isInstanceOf(Outcome.Created.class);
        assertThat(create("y".repeat(64))).isInstanceOf(Outcome.Invalid.class);
        assertThat(create("  ")).isInstanceOf(Outcome.Invalid.class);
        assertThat(create("a\u0000b")).isInstanceOf(Outcome.Invalid.class);
    }

    @Test
    void refusesASecondAppOfTheSameNameOfTheSameOwnerOnly() {
        world.give(owner, Plan.PRO);
        create("shop");

        assertThat(create(" shop ")).isInstanceOf(Outcome.NameTaken.class);
        var other = (Outcome.Created) world.services
                .createApp()
                .create(world.stranger(), new Command("shop", HostingWorld.REPOSITORY, "main"));
        assertThat(other.app().app().slug()).startsWith("shop-").isNotEqualTo("shop");
    }

    @Test
    void refusesMoreAppsThanThePlanHas() {
        world.give(owner, Plan.BUILDER);
        List.of("a", "b", "c").forEach(this::create);

        assertThat(create("d")).isEqualTo(new Outcome.QuotaExceeded("Your plan (Builder) allows at most 3 apps"));
        assertThat(world.apps.countOwnedBy(owner.account())).isEqualTo(3);
    }

    @Test
    void keepsAppsAfterADowngradeButAddsNone() {
        world.give(owner, Plan.BUILDER);
        create("a");
        create("b");

        world.give(owner, Plan.FREE);

        assertThat(world.apps.countOwnedBy(owner.account())).isEqualTo(2);
        assertThat(create("c")).isInstanceOf(Outcome.QuotaExceeded.class);
    }

    @Test
    void givesTheOneFreeSlotToExactlyOneOfManyAtTheSameTime() throws Exception {
        List<Callable<Outcome>> attempts = Stream.iterate(0, i -> i + 1)
                .limit(16)
                .<Callable<Outcome>>map(i -> () -> create("app" + i))
                .toList();

        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Outcome> outcomes =
                    pool.invokeAll(attempts).stream().map(Future::resultNow).toList();
            assertThat(outcomes).filteredOn(Outcome.Created.class::isInstance).hasSize(1);
            assertThat(outcomes)
                    .filteredOn(Outcome.QuotaExceeded.class::isInstance)
                    .hasSize(15);
        }
        assertThat(world.apps.rows()).hasSize(1);
    }

    @Test
    void storesNothingWhenTheRepositoryCannotBeFetchedForSure() {
        world.repositories.answer(new Reachability.Unusable("The repository was not found, or it is not public"));

        assertThat(create("shop")).isEqualTo(new Outcome.Invalid("The repository was not found, or it is not public"));
        assertThat(world.apps.rows()).isEmpty();
    }

    @Test
    void leavesADoubtfulRepositoryToTheDeployment() {
        world.repositories.answer(new Reachability.Unknown());
        world.repositories.clear(HostingWorld.REPOSITORY);

        var created = (Outcome.Created) create("shop");
        world.runJobs();

        var deployment = world.deployment(created.deployment().id());
        assertThat(deployment.status()).isEqualTo(DeploymentStatus.FAILED);
        assertThat(deployment.errorMessage()).isEqualTo("The repository was not found");
    }

    private Outcome create(String name) {
        return world.services.createApp().create(owner, new Command(name, HostingWorld.REPOSITORY, "main"));
    }
}
