package com.cybervpn.application.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.hosting.Mortality.Death;
import com.cybervpn.application.hosting.port.in.AdministerApps.StartOutcome;
import com.cybervpn.application.hosting.port.in.AdministerApps.StopOutcome;
import com.cybervpn.application.hosting.port.in.CreateApp;
import com.cybervpn.application.hosting.port.in.DeleteApp;
import com.cybervpn.domain.hosting.AppId;
import com.cybervpn.domain.hosting.AppStatus;
import com.cybervpn.domain.hosting.Deployment;
import com.cybervpn.domain.hosting.DeploymentStatus;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * The process dies at each point at which others could see how far it came: before every call of the engine, every saved step
 * and every commit, and right after each commit. The next process finds its way from there.
 */
class CrashTest {
    private static final int FEWEST_POINTS = 3;

    @Test
    void aCreatedAppIsThereAsAWholeOrNotAtAll() {
        atEachPoint(_ -> new AppId(1), (world, _) -> world.created(world.owner(), "shop"), (world, _) -> {
            boolean there = !world.apps.ownedBy(world.owner().account()).isEmpty();
            CreateApp.Outcome again = world.services
                    .createApp()
                    .create(world.owner(), new CreateApp.Command("shop", HostingWorld.REPOSITORY, "main"));
            assertThat(again).isInstanceOf(there ? CreateApp.Outcome.NameTaken.class : CreateApp.Outcome.Created.class);
            settle(world);
            AppId app = world.apps.ownedBy(world.owner().account()).getFirst().id();
            assertThat(world.statuses(app)).containsExactly(DeploymentStatus.RUNNING);
            assertServedOnce(world, app);
        });
    }

    @Test
    void aFirstDeploymentEndsServed() {
        atEachPoint(
                world -> world.created(world.owner(), "shop"),
                (world, _) -> world.runJobs(),
                CrashTest::assertNewestServedOnce);
    }

    @Test
    void aRedeploymentEndsServed() {
        atEachPoint(
                HostingWorld::served,
                (world, app) -> {
                    world.services.redeployApp().redeploy(world.owner(), app);
                    world.runJobs();
                },
                CrashTest::assertNewestServedOnce);
    }

    @Test
    void aRedeploymentThatCannotSucceedLeavesWhatServed() {
        atEachPoint(
                world -> {
                    AppId app = world.served();
                    world.engine.failBuilds("no");
                    return app;
                },
                (world, app) -> {
                    world.services.redeployApp().redeploy(world.owner(), app);
                    world.runJobs();
                },
                (world, app) -> {
                    List<DeploymentStatus> statuses = world.statuses(app);
                    assertThat(statuses.getLast()).isEqualTo(DeploymentStatus.RUNNING);
                    assertThat(statuses.subList(0, statuses.size() - 1))
                            .allMatch(status -> status == DeploymentStatus.FAILED);
                    assertServedOnce(world, app);
                });
    }

    @Test
    void aStopIsMadeOrNotAndCanBeRepeated() {
        atEachPoint(HostingWorld::served, CrashTest::stop, (world, app) -> {
            if (world.app(app).status() == AppStatus.STOPPED) assertStopped(world, app);
            else assertServedOnce(world, app);
            stop(world, app);
            assertStopped(world, app);
        });
    }

    @Test
    void aStopOfAnAppThatIsBuiltEndsTheBuild() {
        atEachPoint(
                world -> {
                    AppId app = world.served();
                    world.services.redeployApp().redeploy(world.owner(), app);
                    world.engine.afterBuild(() -> stop(world, app));
                    return app;
                },
                (world, _) -> world.runJobs(),
                (world, app) -> {
                    assertThat(world.statuses(app)).doesNotContain(DeploymentStatus.FAILED);
                    if (world.app(app).status() == AppStatus.STOPPED) assertStopped(world, app);
                    else assertServedOnce(world, app);
                });
    }

    @Test
    void aStartEndsServed() {
        atEachPoint(
                world -> {
                    AppId app = world.served();
                    stop(world, app);
                    return app;
                },
                (world, app) -> {
                    start(world, app);
                    world.runJobs();
                },
                (world, app) -> {
                    if (world.app(app).status() == AppStatus.STOPPED) assertStopped(world, app);
                    start(world, app);
                    settle(world);
                    assertServedOnce(world, app);
                    assertThat(world.repositories.fetched()).isEqualTo(1);
                });
    }

    @Test
    void aDeletionIsFinishedByRepeatingIt() {
        atEachPoint(HostingWorld::served, CrashTest::delete, (world, app) -> {
            if (world.apps.find(app).isPresent()) {
                if (world.app(app).status() == AppStatus.STOPPED)
                    assertThat(world.engine.boxes()).isEmpty();
                else assertServedOnce(world, app);
                delete(world, app);
            }
            assertNothingLeft(world);
        });
    }

    @Test
    void aDeletionDuringABuildLeavesNothingBehind() {
        atEachPoint(
                world -> {
                    AppId app = world.served();
                    world.services.redeployApp().redeploy(world.owner(), app);
                    world.engine.afterBuild(() -> delete(world, app));
                    return app;
                },
                (world, _) -> world.runJobs(),
                (world, app) -> {
                    world.engine.afterBuild(() -> {});
                    if (world.apps.find(app).isPresent()) delete(world, app);
                    settle(world);
                    assertNothingLeft(world);
                });
    }

    /**
     * Does {@code work} in a world of its own for each point at which it can die, lets another process take over, and checks
     * what came of it.
     *
     * @param before makes what the work is done with
     */
    private static void atEachPoint(
            Function<HostingWorld, AppId> before,
            BiConsumer<HostingWorld, AppId> work,
            BiConsumer<HostingWorld, AppId> after) {
        int points = 0;
        for (boolean died = true; died; points++) {
            Mortality life = new Mortality();
            HostingWorld world = new HostingWorld(life);
            AppId app = before.apply(world);
            died = dies(life, points, () -> work.accept(world, app));
            try {
                settle(world);
                assertNothingPends(world);
                after.accept(world, app);
            } catch (AssertionError e) {
                throw new AssertionError("dead after " + points + " steps: " + e.getMessage(), e);
            }
            assertThat(world.repositories.open()).isZero();
        }
        assertThat(points).as("points at which it can die").isGreaterThanOrEqualTo(FEWEST_POINTS);
    }

    private static boolean dies(Mortality life, int steps, Runnable work) {
        life.dieAfter(steps);
        try {
            work.run();
            return false;
        } catch (Death e) {
            return true;
        } finally {
            life.revive();
        }
    }

    /** What the next process does by itself, until there is nothing left to do. */
    private static void settle(HostingWorld world) {
        world.recover();
        world.work.watch().run();
        world.runJobs();
        world.drain();
        world.work.watch().run();
    }

    private static void assertNothingPends(HostingWorld world) {
        assertThat(world.deployments.rows().values())
                .extracting(Deployment::status)
                .doesNotContain(DeploymentStatus.PENDING, DeploymentStatus.BUILDING);
    }

    private static void assertNewestServedOnce(HostingWorld world, AppId app) {
        assertThat(world.newest(app).status()).isEqualTo(DeploymentStatus.RUNNING);
        assertServedOnce(world, app);
    }

    private static void assertServedOnce(HostingWorld world, AppId app) {
        List<Deployment> running = world.deployments.ofApp(app).stream()
                .filter(deployment -> deployment.is(DeploymentStatus.RUNNING))
                .toList();
        assertThat(running).hasSize(1);
        assertThat(world.app(app).status()).isEqualTo(AppStatus.HEALTHY);
        assertThat(world.engine.boxes()).hasSize(1);
        assertThat(world.engine.boxes().getFirst().id())
                .isEqualTo(running.getFirst().runningContainer().orElseThrow().id());
        assertThat(world.engine.networks()).hasSize(1);
        assertThat(world.engine.imageNames()).containsExactly(running.getFirst().image());
    }

    private static void assertStopped(HostingWorld world, AppId app) {
        assertThat(world.app(app).status()).isEqualTo(AppStatus.STOPPED);
        assertThat(world.statuses(app)).containsOnly(DeploymentStatus.STOPPED);
        assertThat(world.engine.boxes()).isEmpty();
        assertThat(world.engine.imageNames()).hasSize(1);
    }

    private static void assertNothingLeft(HostingWorld world) {
        assertThat(world.engine.isEmpty()).isTrue();
        assertThat(world.apps.rows()).isEmpty();
        assertThat(world.deployments.rows()).isEmpty();
    }

    private static void stop(HostingWorld world, AppId app) {
        assertThat(world.services.administerApps().stop(world.administrator(), app))
                .isInstanceOf(StopOutcome.Stopped.class);
    }

    private static void start(HostingWorld world, AppId app) {
        assertThat(world.services.administerApps().start(world.administrator(), app))
                .isNotInstanceOf(StartOutcome.NoSuchApp.class);
    }

    private static void delete(HostingWorld world, AppId app) {
        assertThat(world.services.deleteApp().delete(world.owner(), app)).isInstanceOf(DeleteApp.Outcome.Deleted.class);
    }
}
