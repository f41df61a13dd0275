package com.cybervpn.application.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.hosting.port.in.AppEnvironment.SetOutcome;
import com.cybervpn.application.hosting.port.in.RedeployApp;
import com.cybervpn.application.hosting.port.out.ContainerEngine.ContainerPlan;
import com.cybervpn.application.hosting.port.out.ContainerEngine.ImageFacts;
import com.cybervpn.application.hosting.port.out.ContainerEngine.Readiness;
import com.cybervpn.domain.hosting.AppId;
import com.cybervpn.domain.hosting.AppStatus;
import com.cybervpn.domain.hosting.Deployment;
import com.cybervpn.domain.hosting.DeploymentStatus;
import com.cybervpn.domain.hosting.Plan;
import com.cybervpn.domain.shared.Role;
import com.cybervpn.domain.shared.Secret;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DeployAppTest {
    private final HostingWorld world = new HostingWorld();

    @Test
    void bringsTheSourceIntoService() {
        AppId app = world.created(world.owner(), "My Shop");
        world.runJobs();

        Deployment deployment = world.newest(app);
        assertThat(deployment.status()).isEqualTo(DeploymentStatus.RUNNING);
        assertThat(deployment.image()).startsWith("test-my-shop:" + deployment.id() + "-");
        assertThat(world.app(app).status()).isEqualTo(AppStatus.HEALTHY);
        assertThat(world.services.readApps().list(world.owner()).getFirst().url())
                .isEqualTo("https://" + world.app(app).subdomain() + ".apps.example");
        assertThat(world.repositories.open()).isZero();
    }

    @Test
    void keepsTheOutputOfTheBuild() {
        AppId app = world.served();

        var found = world.services
                .readDeployments()
                .find(world.owner(), world.newest(app).id());

        assertThat(found.orElseThrow().buildLog()).contains("STEP 1: FROM scratch", "Commit 0123456789");
    }

    @Test
    void writesADockerfileForAProjectWithoutOne() {
        world.repositories.clear(HostingWorld.REPOSITORY);
        world.repositories.file(HostingWorld.REPOSITORY, "requirements.txt", "flask\n");
        AppId app = world.served();

        assertThat(world.engine.imageContent(String.valueOf(world.newest(app).image())))
                .contains("FROM python", "pip install");
    }

    @Test
    void saysWhatAProjectNeedsToBeBuilt() {
        world.repositories.clear(HostingWorld.REPOSITORY);
        world.repositories.file(HostingWorld.REPOSITORY, "README.md", "hello");
        AppId app = world.served();

        assertFailed(app, "Dockerfile, package.json");
        assertThat(world.repositories.open()).isZero();
    }

    @Test
    void namesTheMissingEngineAndTheSetting() {
        world.engine.goAway();
        AppId app = world.served();

        assertFailed(app, "CONTAINER_HOST");
        assertThat(world.app(app).status()).isEqualTo(AppStatus.FAILED);
    }

    @Test
    void beginsNoBuildOnAFullDisk() {
        world.engine.diskIs(0.93);
        AppId app = world.served();

        assertFailed(app, "93 % full");
        assertThat(world.repositories.fetched()).isZero();
    }

    @Test
    void removesTheOldVersionOnceItHasDrained() {
        AppId app = world.served();
        Deployment first = world.newest(app);

        world.redeploy(app);

        assertThat(world.statuses(app)).containsExactly(DeploymentStatus.RUNNING, DeploymentStatus.STOPPED);
        assertThat(world.engine.boxes()).hasSize(2);
        world.drain();
        assertThat(world.engine.boxes()).hasSize(1);
        assertThat(world.engine.imageNames())
                .doesNotContain(String.valueOf(first.image()))
                .hasSize(1);
    }

    @Nested
    class WhenAVersionIsServedAlready {
        private final AppId app = world.served();
        private final Deployment first = world.newest(app);

        @Test
        void aFailingBuildKeepsIt() {
            world.engine.failBuilds("The build failed: no such file");
            world.redeploy(app);

            assertFailed(app, "no such file");
            assertKept();
        }

        @Test
        void aContainerThatEndsAtOnceKeepsIt() {
            world.engine.answerReadiness(new Readiness.Exited(3));
            world.engine.print("[stderr] cannot open database");
            world.redeploy(app);

            assertFailed(app, "ended with status 3");
            assertThat(buildLog()).contains("[container] [stderr] cannot open database");
            assertKept();
        }

        @Test
        void aContainerThatAnswersNothingKeepsIt() {
            world.engine.answerReadiness(new Readiness.Silent());
            world.redeploy(app);

            assertFailed(app, "does not answer HTTP on port 3000");
            assertKept();
        }

        @Test
        void anEngineThatGoesAwayKeepsIt() {
            world.engine.goAway();
            world.redeploy(app);
            world.engine.comeBack();

            assertFailed(app, "No container engine answers");
            assertKept();
        }

        @Test
        void theOutputShowsNoValuesOfVariables() {
            set("DATABASE_URL", "postgres://secret");
            world.engine.answerReadiness(new Readiness.Exited(1));
            world.engine.print("cannot reach postgres://secret now");
            world.redeploy(app);

            assertThat(buildLog()).contains("cannot reach *** now").doesNotContain("postgres://secret");
        }

        private void assertKept() {
            world.drain();
            assertThat(world.deployment(first.id()).status()).isEqualTo(DeploymentStatus.RUNNING);
            assertThat(world.app(app).status()).isEqualTo(AppStatus.HEALTHY);
            assertThat(world.engine.boxes()).hasSize(1);
            assertThat(world.engine.imageNames()).containsExactly(String.valueOf(first.image()));
        }

        private String buildLog() {
            return String.valueOf(world.services
                    .readDeployments()
                    .find(world.owner(), world.newest(app).id())
                    .orElseThrow()
                    .buildLog());
        }

        private void set(String key, String value) {
            assertThat(world.services.appEnvironment().set(world.owner(), app, key, Secret.of(value)))
                    .isInstanceOf(SetOutcome.Added.class);
        }
    }

    @Nested
    class TheContainer {
        private final AppId app = world.created(world.owner(), "shop");

        @Test
        void getsItsVariablesUnchanged() {
            String value = "a 'b' \"c\" $HOME `id` \\ \n second line";
            world.services.appEnvironment().set(world.owner(), app, "GREETING", Secret.of(value));

            assertThat(plan().environment()).containsEntry("GREETING", Secret.of(value));
        }

        @Test
        void listensWhereTheImageSays() {
            world.engine.imagesSay(new ImageFacts(Set.of(8080), Optional.empty()));

            assertThat(plan().port()).isEqualTo(8080);
            assertThat(plan().environment()).containsEntry("PORT", Secret.of("8080"));
        }

        @Test
        void listensWhereTheSourceHints() {
            world.repositories.file(HostingWorld.REPOSITORY, "server.js", "http.createServer(f).listen(4567)");

            assertThat(plan().port()).isEqualTo(4567);
        }

        @Test
        void listensWhereItsOwnerSays() {
            world.engine.imagesSay(new ImageFacts(Set.of(8080), Optional.of("8080")));
            world.services.appEnvironment().set(world.owner(), app, "PORT", Secret.of("9000"));

            assertThat(plan().port()).isEqualTo(9000);
        }

        @Test
        void hasNoMoreMemoryThanThePlan() {
            assertThat(plan().limits().memoryMb()).isEqualTo(128);
            assertThat(plan().alwaysOn()).isFalse();
        }

        @Test
        void staysOnWithAPlanThatPaysForIt() {
            world.give(world.owner(), Plan.PRO);

            assertThat(plan().limits().memoryMb()).isEqualTo(256);
            assertThat(plan().alwaysOn()).isTrue();
        }

        private ContainerPlan plan() {
            world.runJobs();
            return world.engine.box(world.newest(app).id()).plan();
        }
    }

    @Nested
    class TheQueue {
        @Test
        void isServedInOrder() {
            world.created(world.somebody(11, Role.MOBILE_USER), "a");
            world.created(world.somebody(12, Role.MOBILE_USER), "b");
            world.created(world.somebody(13, Role.MOBILE_USER), "c");
            world.runJobs();

            assertThat(builds()).containsExactly("build test-a:101", "build test-b:102", "build test-c:103");
        }

        @Test
        void letsPayingOwnersPass() {
            world.created(world.owner(), "a");
            world.give(world.stranger(), Plan.PRO);
            world.created(world.stranger(), "b");
            world.runJobs();

            assertThat(builds()).containsExactly("build test-b:102", "build test-a:101");
        }

        @Test
        void holdsOneWaitingDeploymentOfAnApp() {
            AppId app = world.created(world.owner(), "a");

            var again =
                    (RedeployApp.Outcome.Queued) world.services.redeployApp().redeploy(world.owner(), app);

            assertThat(again.deployment()).isEqualTo(world.newest(app));
            assertThat(world.statuses(app)).containsExactly(DeploymentStatus.PENDING);
        }

        @Test
        void queuesOneMoreWhileAnAppIsBuilt() throws InterruptedException {
            AppId app = world.created(world.owner(), "a");
            CountDownLatch go = new CountDownLatch(1);
            world.engine.holdBuilds(go);
            Thread worker = Thread.ofVirtual().start(world::runJobs);
            world.engine.buildEntered().await();

            var queued =
                    (RedeployApp.Outcome.Queued) world.services.redeployApp().redeploy(world.owner(), app);
            assertThat(world.statuses(app)).containsExactly(DeploymentStatus.PENDING, DeploymentStatus.BUILDING);
            assertThat(world.app(app).status()).isEqualTo(AppStatus.BUILDING);
            go.countDown();
            worker.join();
            world.runJobs();

            assertThat(world.deployment(queued.deployment().id()).status()).isEqualTo(DeploymentStatus.RUNNING);
            assertThat(world.statuses(app)).containsExactly(DeploymentStatus.RUNNING, DeploymentStatus.STOPPED);
        }

        private List<String> builds() {
            return world.engine.calls().stream()
                    .filter(call -> call.startsWith("build "))
                    .map(call -> call.substring(0, call.lastIndexOf('-')))
                    .toList();
        }
    }

    private void assertFailed(AppId app, String reason) {
        assertThat(world.newest(app).status()).isEqualTo(DeploymentStatus.FAILED);
        assertThat(world.newest(app).errorMessage()).contains(reason);
    }
}
