package com.cybervpn.application.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cybervpn.application.hosting.port.in.AdministerApps.StartOutcome;
import com.cybervpn.application.hosting.port.in.AdministerApps.StopOutcome;
import com.cybervpn.application.hosting.port.in.AppEnvironment.RemoveOutcome;
import com.cybervpn.application.hosting.port.in.AppEnvironment.SetOutcome;
import com.cybervpn.application.hosting.port.in.DeleteApp;
import com.cybervpn.application.hosting.port.in.FindRoute.Route;
import com.cybervpn.application.hosting.port.in.Paging;
import com.cybervpn.application.hosting.port.in.RedeployApp;
import com.cybervpn.application.hosting.service.RouteTable;
import com.cybervpn.application.shared.ApplicationFailure;
import com.cybervpn.domain.hosting.AppId;
import com.cybervpn.domain.hosting.AppStatus;
import com.cybervpn.domain.hosting.Deployment;
import com.cybervpn.domain.hosting.DeploymentStatus;
import com.cybervpn.domain.hosting.Endpoint;
import com.cybervpn.domain.hosting.Plan;
import com.cybervpn.domain.shared.Role;
import com.cybervpn.domain.shared.Secret;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done with an app that is served. */
class OperateAppTest {
    private final HostingWorld world = new HostingWorld();
    private final AppId app = world.served();

    @Nested
    class Deleting {
        @Test
        void leavesNothing() {
            set("A", "b");
            world.redeploy(app);

            assertThat(delete()).isInstanceOf(DeleteApp.Outcome.Deleted.class);

            assertThat(world.engine.isEmpty()).isTrue();
            assertThat(world.apps.rows()).isEmpty();
            assertThat(world.deployments.rows()).isEmpty();
            assertThat(world.environment.rows()).isEmpty();
            assertThat(delete()).isInstanceOf(DeleteApp.Outcome.NoSuchApp.class);
            world.created(world.owner(), "shop");
        }

        @Test
        void keepsTheAppWhileNoEngineAnswers() {
            world.engine.goAway();

            assertThat(delete()).isInstanceOf(DeleteApp.Outcome.EngineUnreachable.class);

            assertThat(world.newest(app).status()).isEqualTo(DeploymentStatus.RUNNING);
            world.engine.comeBack();
            assertThat(delete()).isInstanceOf(DeleteApp.Outcome.Deleted.class);
            assertThat(world.engine.isEmpty()).isTrue();
        }

        @Test
        void needsNoEngineForAnAppThatWasNeverBuilt() {
            AppId other = world.created(world.stranger(), "other");
            world.engine.goAway();

            assertThat(world.services.deleteApp().delete(world.stranger(), other))
                    .isInstanceOf(DeleteApp.Outcome.Deleted.class);
        }

        @Test
        void leavesAnotherOwnersAppOfThatNameAlone() {
            AppId other = world.created(world.stranger(), "shop");
            world.runJobs();

            delete();

            assertThat(world.newest(other).status()).isEqualTo(DeploymentStatus.RUNNING);
            assertThat(world.engine.boxes()).hasSize(1);
        }

        @Test
        void endsTheBuildThatIsUnderWay() throws InterruptedException {
            world.engine.holdBuilds(new CountDownLatch(1));
            world.services.redeployApp().redeploy(world.owner(), app);
            Thread worker = Thread.ofVirtual().start(world::runJobs);
            world.engine.buildEntered().await();

            assertThat(delete()).isInstanceOf(DeleteApp.Outcome.Deleted.class);
            worker.join();
            world.recover();

            assertThat(world.engine.isEmpty()).isTrue();
            assertThat(world.repositories.open()).isZero();
        }

        @Test
        void winsAgainstABuildThatEndsAtTheSameMoment() {
            world.engine.afterBuild(() -> assertThat(delete()).isInstanceOf(DeleteApp.Outcome.Deleted.class));
            world.services.redeployApp().redeploy(world.owner(), app);
            world.runJobs();
            world.recover();
            world.work.watch().run();

            assertThat(world.engine.isEmpty()).isTrue();
            assertThat(world.apps.rows()).isEmpty();
        }

        private DeleteApp.Outcome delete() {
            return world.services.deleteApp().delete(world.owner(), app);
        }
    }

    @Nested
    class AnAdministrator {
        @Test
        void stopsAndStartsFromTheImageThatIsThere() {
            assertThat(stop()).isEqualTo(new StopOutcome.Stopped(1));
            assertThat(world.app(app).status()).isEqualTo(AppStatus.STOPPED);
            assertThat(world.engine.boxes()).isEmpty();
            assertThat(stop()).isEqualTo(new StopOutcome.Stopped(0));
            world.work.watch().run();

            assertThat(start()).isInstanceOf(StartOutcome.Starting.class);
            world.runJobs();

            assertThat(world.app(app).status()).isEqualTo(AppStatus.HEALTHY);
            assertThat(world.repositories.fetched()).isEqualTo(1);
            assertThat(start()).isInstanceOf(StartOutcome.AlreadyOn.class);
        }

        @Test
        void startsFromTheSourceWhenTheImageIsGone() {
            stop();
            world.engine.removeImage(String.valueOf(world.newest(app).image()));

            start();
            world.runJobs();

            assertThat(world.newest(app).status()).isEqualTo(DeploymentStatus.RUNNING);
            assertThat(world.repositories.fetched()).isEqualTo(2);
        }

        @Test
        void stopsADeploymentThatWaits() {
            world.services.redeployApp().redeploy(world.owner(), app);

            stop();
            world.runJobs();

            assertThat(world.statuses(app)).containsOnly(DeploymentStatus.STOPPED);
            assertThat(world.engine.boxes()).isEmpty();
        }

        @Test
        void changesNothingWithoutAnEngine() {
            world.engine.goAway();

            assertThat(stop()).isInstanceOf(StopOutcome.EngineUnreachable.class);
            assertThat(world.app(app).status()).isEqualTo(AppStatus.HEALTHY);
        }

        @Test
        void redeploysWhateverTheOwnersPlanSays() {
            world.give(world.owner(), Plan.FREE);

            assertThat(world.services.administerApps().redeploy(world.administrator(), app))
                    .isInstanceOf(RedeployApp.Outcome.Queued.class);
        }

        private StopOutcome stop() {
            return world.services.administerApps().stop(world.administrator(), app);
        }

        private StartOutcome start() {
            return world.services.administerApps().start(world.administrator(), app);
        }
    }

    @Nested
    class Others {
        @Test
        void mayDoNothingWithIt() {
            var stranger = world.stranger();
            var deployment = world.newest(app).id();
            var services = world.services;

            List.<ThrowingCallable>of(
                            () -> services.readApps().find(stranger, app),
                            () -> services.redeployApp().redeploy(stranger, app),
                            () -> services.deleteApp().delete(stranger, app),
                            () -> services.readDeployments().list(stranger, app),
                            () -> services.readDeployments().find(stranger, deployment),
                            () -> services.appEnvironment().list(stranger, app),
                            () -> services.appEnvironment().set(stranger, app, "A", Secret.of("b")),
                            () -> services.appEnvironment().remove(stranger, app, "A"))
                    .forEach(attempt -> assertThatThrownBy(attempt).isInstanceOf(ApplicationFailure.Forbidden.class));
            assertThat(world.newest(app).status()).isEqualTo(DeploymentStatus.RUNNING);
        }

        @Test
        void mayNotAdminister() {
            var operator = world.somebody(5, Role.OPERATOR);
            var services = world.services;

            List.<ThrowingCallable>of(
                            () -> services.administerApps().list(operator, Paging.of(null, null)),
                            () -> services.administerApps().stop(operator, app),
                            () -> services.administerApps().start(operator, app),
                            () -> services.administerApps().redeploy(operator, app),
                            () -> services.administerUsers().list(operator, Paging.of(null, null), ""),
                            () -> services.administerUsers().find(operator, operator.account()),
                            () -> services.administerUsers().assignPlan(operator, operator.account(), "pro"))
                    .forEach(attempt -> assertThatThrownBy(attempt).isInstanceOf(ApplicationFailure.Forbidden.class));
        }
    }

    @Nested
    class Variables {
        @Test
        void keepTheirIdWhenTheyChange() {
            var added = (SetOutcome.Added) set("A", "one");
            var changed = (SetOutcome.Changed) set("A", "two");

            assertThat(changed.variable().id()).isEqualTo(added.variable().id());
            assertThat(changed.variable().value()).isEqualTo(Secret.of("two"));
            assertThat(world.engine.calls())
                    .filteredOn(call -> call.startsWith("start"))
                    .hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "1A", "A-B", "A B", "A=B", "$(id)", "A;B", "ü", "A\n"})
        void haveProperNames(String key) {
            assertThat(set(key, "x")).isInstanceOf(SetOutcome.Invalid.class);
            assertThat(world.services.appEnvironment().remove(world.owner(), app, key))
                    .isInstanceOf(RemoveOutcome.NoSuchVariable.class);
        }

        @Test
        void mayBeEmptyButHoldNoNul() {
            assertThat(set("A", "")).isInstanceOf(SetOutcome.Added.class);
            assertThat(set("B", "a\0b")).isInstanceOf(SetOutcome.Invalid.class);
        }
    }

    @Nested
    class TheRoute {
        private final RouteTable routes = world.work.routes();

        @Test
        void leadsToTheContainerAndFollowsIt() {
            Route first = routes.locate(world.app(app).subdomain());
            assertThat(first).isEqualTo(new Route.To(endpoint()));
            assertThat(routes.known(world.app(app).subdomain())).contains(first);

            world.redeploy(app);

            assertThat(routes.known(world.app(app).subdomain()))
                    .contains(new Route.To(endpoint()))
                    .isNotEqualTo(first);
        }

        @Test
        void endsWithTheApp() {
            routes.locate(world.app(app).subdomain());
            world.services.administerApps().stop(world.administrator(), app);

            assertThat(routes.known(world.app(app).subdomain())).contains(new Route.NotServed());
            var subdomain = world.app(app).subdomain();
            world.services.deleteApp().delete(world.owner(), app);
            assertThat(routes.locate(subdomain)).isEqualTo(new Route.NoSuchApp());
        }

        @Test
        void findsAContainerAtItsNewAddress() {
            Endpoint old = endpoint();
            world.engine.box(world.newest(app).id()).moveTo("10.9.9.9");

            assertThat(routes.relocate(world.app(app).subdomain(), old))
                    .isEqualTo(new Route.To(new Endpoint("10.9.9.9", old.port())));
        }

        private Endpoint endpoint() {
            return world.newest(app).runningContainer().orElseThrow().endpoint();
        }
    }

    @Nested
    class TheWatch {
        @Test
        void noticesAContainerThatDiedForGood() {
            world.engine.box(world.newest(app).id()).die(137);

            world.work.watch().run();

            assertThat(world.newest(app).status()).isEqualTo(DeploymentStatus.FAILED);
            assertThat(world.newest(app).errorMessage()).contains("137");
            assertThat(world.app(app).status()).isEqualTo(AppStatus.FAILED);
        }

        @Test
        void followsAContainerToItsNewAddress() {
            world.engine.box(world.newest(app).id()).moveTo("10.9.9.9");

            world.work.watch().run();

            assertThat(world.newest(app)
                            .runningContainer()
                            .orElseThrow()
                            .endpoint()
                            .host())
                    .isEqualTo("10.9.9.9");
        }

        @Test
        void removesWhatNobodyKnows() {
            Deployment running = world.newest(app);
            world.apps.rows().clear();
            world.deployments.rows().clear();

            world.work.watch().run();

            assertThat(running.runningContainer()).isPresent();
            assertThat(world.engine.isEmpty()).isTrue();
        }

        @Test
        void isPatientWithAnEngineThatIsAway() {
            world.engine.goAway();

            world.work.watch().run();

            assertThat(world.newest(app).status()).isEqualTo(DeploymentStatus.RUNNING);
        }
    }

    private SetOutcome set(String key, String value) {
        return world.services.appEnvironment().set(world.owner(), app, key, Secret.of(value));
    }
}
