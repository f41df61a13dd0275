package com.cybervpn.domain.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cybervpn.domain.operations.OperationId;
import com.cybervpn.domain.shared.AccountId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostingValuesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "free, 0, 128, 512, 1",
        "starter, 500, 256, 1024, 1",
        "builder, 1500, 512, 2048, 3",
        "pro, 2900, 1024, 5120, 5"
    })
    void plansHaveTheirNumbers(String code, int cents, int ram, int disk, int apps) {
        Plan plan = Plan.ofCode(code).orElseThrow();

        assertThat(plan.monthlyCents()).isEqualTo(cents);
        assertThat(plan.maxRamMb()).isEqualTo(ram);
        assertThat(plan.maxDiskMb()).isEqualTo(disk);
        assertThat(plan.maxApps()).isEqualTo(apps);
        assertThat(new Quota(plan, apps - 1).refusalOfOneMore()).isEmpty();
        assertThat(new Quota(plan, apps).refusalOfOneMore()).isPresent();
    }

    @Test
    void anUnknownPlanCountsAsFree() {
        assertThat(Plan.ofStored("enterprise")).isEqualTo(Plan.FREE);
        assertThat(Plan.ofCode("enterprise")).isEmpty();
    }

    @Test
    void everyAppUsesItsShare() {
        assertThat(new Quota(Plan.PRO, 3).ramMb()).isEqualTo(192);
        assertThat(new Quota(Plan.PRO, 3).diskMb()).isEqualTo(768);
    }

    @Test
    void aPlanCapsTheMemoryOfAContainer() {
        assertThat(ResourceLimits.DEFAULT.cappedBy(Plan.FREE).memoryMb()).isEqualTo(128);
        assertThat(ResourceLimits.DEFAULT.cappedBy(Plan.PRO).memoryMb()).isEqualTo(256);
    }

    @ParameterizedTest
    @CsvSource({
        "abcdef.apps.example, true",
        "ABCDEF.Apps.Example:8080, true",
        "apps.example, false",
        "www.apps.example, false",
        "abcde1.apps.example, false",
        "x.abcdef.apps.example, false",
        "abcdef.apps.example.evil.org, false",
        "abcdefapps.example, false"
    })
    void onlyAppHostsAreApps(String host, boolean isApp) {
        assertThat(new BaseAddress("https", "apps.example").subdomainOf(host).isPresent())
                .isEqualTo(isApp);
    }

    @Test
    void addressesHaveThePortOfTheBase() {
        BaseAddress base = new BaseAddress("http", "localhost:8080");
        Subdomain subdomain = new Subdomain("abcdef");

        assertThat(base.urlOf(subdomain)).isEqualTo("http://abcdef.localhost:8080");
        assertThat(base.hostOf(subdomain)).isEqualTo("abcdef.localhost");
        assertThatThrownBy(() -> new BaseAddress("ftp", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BaseAddress("http", "a b")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://github.com/a/b", "https://git.example.org:8443/team/app.git", "file:///tmp/x"})
    void repositoriesAreNamedByPlainAddresses(String url) {
        assertThat(new RepositoryUrl(url).value()).isEqualTo(url);
    }

    @Test
    void aSchemeHasToBeLetIn() {
        RepositoryUrl file = new RepositoryUrl("file:///etc");

        assertThat(file.requireScheme(Set.of("https", "file"))).isEqualTo(file);
        assertThatThrownBy(() -> file.requireScheme(Set.of("https"))).isInstanceOf(InvalidValue.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "feature/x-1", "v1.2", "日本"})
    void branchesAreNamedAsGitNamesThem(String branch) {
        assertThat(new Branch(branch).ref()).isEqualTo("refs/heads/" + branch);
    }

    @Test
    void deploymentsGoForwardOnly() {
        Deployment pending = Deployment.request(new DeploymentId(1), app(), false, NOW);
        Deployment building = pending.building(new OperationId(new UUID(1, 1)), NOW);
        RunningContainer container = new RunningContainer("c", new Endpoint("h", 80));
        Deployment running = building.running(container, NOW);

        assertThat(running.stopped(NOW).status()).isEqualTo(DeploymentStatus.STOPPED);
        assertThat(building.failed("x", NOW).errorMessage()).isEqualTo("x");
        assertThat(running.runningContainer()).contains(container);
        assertThat(running.stopped(NOW).runningContainer()).isEmpty();
        assertThatThrownBy(() -> pending.running(container, NOW)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> running.building(new OperationId(new UUID(1, 1)), NOW))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> running.stopped(NOW).failed("x", NOW)).isInstanceOf(IllegalStateException.class);
        assertThat(running.containerName()).isEqualTo("app-5-1");
        assertThat(running.label()).isEqualTo("dep_1");
    }

    @Test
    void aFailedTryLeavesAServedAppHealthy() {
        assertThat(app().building(NOW).unsuccessful(true, NOW).status()).isEqualTo(AppStatus.HEALTHY);
        assertThat(app().building(NOW).unsuccessful(false, NOW).status()).isEqualTo(AppStatus.FAILED);
        assertThat(app().served(NOW).stopped(NOW).published()).isTrue();
        assertThat(AppStatus.HEALTHY.label()).isEqualTo("Healthy");
    }

    private static App app() {
        return App.create(
                new AppId(5),
                new AccountId(new UUID(1, 1)),
                new AppName("shop"),
                new Subdomain("abcdef"),
                false,
                new RepositoryUrl("https://git.example.org/a.git"),
                new Branch("main"),
                NOW);
    }
}
