package com.cybervpn.application.deployer.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.deployer.InMemoryDeployer;
import com.cybervpn.application.deployer.LocalHost;
import com.cybervpn.application.deployer.port.in.Answer;
import com.cybervpn.application.deployer.port.in.Deploying;
import com.cybervpn.application.operations.InMemoryOperations;
import com.cybervpn.application.operations.port.in.ReadOperations.Filter;
import com.cybervpn.application.operations.service.CancelOperationService;
import com.cybervpn.application.operations.service.LeaseTerms;
import com.cybervpn.application.operations.service.OperationBoard;
import com.cybervpn.application.operations.service.OperationKinds;
import com.cybervpn.application.operations.service.OperationRecovery;
import com.cybervpn.application.operations.service.OperationRunner;
import com.cybervpn.application.operations.service.ReadOperationsService;
import com.cybervpn.application.operations.service.StartOperationService;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.InMemoryAuditTrail;
import com.cybervpn.application.shared.InMemoryEvents;
import com.cybervpn.application.shared.InMemoryJobs;
import com.cybervpn.application.shared.InMemoryTransactions;
import com.cybervpn.application.shared.MovableClock;
import com.cybervpn.application.shared.Origin;
import com.cybervpn.application.shared.SequentialIds;
import com.cybervpn.domain.deployer.App;
import com.cybervpn.domain.deployer.AppId;
import com.cybervpn.domain.deployer.Deployment;
import com.cybervpn.domain.deployer.Server;
import com.cybervpn.domain.deployer.ServerId;
import com.cybervpn.domain.deployer.Strategy;
import com.cybervpn.domain.operations.LogLine;
import com.cybervpn.domain.operations.Operation;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Principal;
import com.cybervpn.domain.shared.Role;
import com.cybervpn.domain.shared.SessionId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process dies after each command that it gave the host; the next one finds its way from there (D-DEP-11). */
class DeploymentCrashTest {
    private static final Duration LEASE = Duration.ofSeconds(3);

    @TempDir
    private Path directory;

    @Test
    void aFirstDeploymentEndsServedOnce() {
        boolean died = true;
        for (int commands = 1; died; commands += 3) {
            World world = new World(directory.resolve("first" + commands));
            world.deploy("1.0", "echo one");
            died = world.diesAfter(commands);
            world.recover();
            world.assertServed("1.0");
        }
    }

    @Test
    void aRedeploymentEndsServedOnce() {
        World world = new World(directory);
        world.succeed("0");
        boolean died = true;
        int commands = 0;
        while (died) {
            String next = String.valueOf(++commands);
            world.deploy(next, "echo " + next);
            died = world.diesAfter(commands);
            world.recover();
            world.assertServed(next);
        }
        assertThat(commands).as("points of interruption").isGreaterThan(25);
    }

    @Test
    void aRedeploymentThatCannotSucceedLeavesWhatServed() {
        World world = new World(directory);
        world.succeed("1.0");
        boolean died = true;
        for (int commands = 1; died; commands++) {
            world.deploy("2." + commands, "sick");
            died = world.diesAfter(commands);
            world.recover();
            world.assertServed("1.0");
            assertThat(world.newest()).isEqualTo(Deployment.Status.FAILED);
        }
    }

    @Test
    void aRollbackEndsServedOnce() {
        World world = new World(directory);
        world.succeed("1.0");
        world.succeed("2.0");
        boolean died = true;
        for (int commands = 1; died; commands++) {
            String target = commands % 2 == 0 ? "2.0" : "1.0";
            world.rollBack(target);
            died = world.diesAfter(commands);
            world.recover();
            world.assertServed(target);
        }
    }

    /** One app on one host, and the process that looks after both. */
    private static final class World {
        private final MovableClock clock = new MovableClock();
        private final InMemoryDeployer stores = new InMemoryDeployer();
        private final InMemoryOperations operations = new InMemoryOperations(clock);
        private final InMemoryTransactions transactions = new InMemoryTransactions();
        private final InMemoryEvents events = new InMemoryEvents(transactions);
        private final InMemoryJobs jobs = new InMemoryJobs(clock);
        private final LocalHost host;
        private final OperationRunner runner;
        private final Deploying deploying;
        private final AppId app = new AppId(SequentialIds.of(1));

        World(Path directory) {
            host = new LocalHost(directory);
            LeaseTerms terms = new LeaseTerms(LEASE, Duration.ofMillis(5));
            OperationBoard board = new OperationBoard(events, clock);
            Tempo tempo = new Tempo(_ -> {}, Duration.ZERO, 3, Duration.ZERO, 1);
            Contact contact = new Contact(host, stores.servers(), stores.apps(), events, clock);
            DeploymentRecord record = new DeploymentRecord(stores.deployments(), stores.apps(), clock);
            OperationKinds kinds = new OperationKinds(List.of(
                    new DeployKind(
                            stores.requests(),
                            stores.servers(),
                            contact,
                            stores.apps(),
                            stores.archives(),
                            record,
                            tempo,
                            clock),
                    new RollbackKind(
                            stores.requests(), stores.servers(), contact, stores.apps(), record, tempo, clock)));
            runner = new OperationRunner(operations, kinds, board, transactions, clock, terms, "one");
            SequentialIds ids = new SequentialIds();
            TaskDesk desk = new TaskDesk(
                    new StartOperationService(operations, jobs, board, transactions, clock, terms),
                    stores.requests(),
                    new InMemoryAuditTrail(),
                    transactions,
                    ids);
            deploying = new DeployingService(
                    stores.apps(),
                    stores.servers(),
                    stores.versions(),
                    stores.deployments(),
                    stores.requests(),
                    desk,
                    new ReadOperationsService(operations),
                    new CancelOperationService(operations, kinds, board, transactions, clock),
                    clock);
            Server server = new Server(
                    new ServerId(SequentialIds.of(2)),
                    "local",
                    "192.0.2.1",
                    22,
                    "root",
                    "pocketbase",
                    true,
                    null,
                    true,
                    true,
                    clock.instant(),
                    clock.instant(),
                    0);
            stores.servers().save(server);
            stores.apps()
                    .save(new App(
                            app,
                            server.id(),
                            "shop",
                            "shop.example.org",
                            LocalHost.HOME + "/shop",
                            "shop",
                            null,
                            null,
                            App.Status.OFFLINE,
                            clock.instant(),
                            clock.instant(),
                            0));
        }

        void deploy(String version, String program) {
            clock.advance(Duration.ofMinutes(1));
            String artifact = host.file("artifact", "#!/bin/sh\n" + program + "\n");
            Answer<Deployment> answer = deploying.deploy(
                    caller(),
                    app,
                    new Deploying.Order(
                            "shop",
                            version,
                            null,
                            artifact,
                            null,
                            null,
                            null,
                            Strategy.RECREATE,
                            null,
                            true,
                            List.of(),
                            List.of(),
                            List.of(),
                            Map.of("KEY", "value")));
            assertThat(answer).isInstanceOf(Answer.Done.class);
        }

        void succeed(String version) {
            deploy(version, "echo " + version);
            jobs.runDue(runner);
            assertServed(version);
        }

        void rollBack(String version) {
            clock.advance(Duration.ofMinutes(1));
            assertThat(deploying.rollBack(caller(), app, version, "", false)).isInstanceOf(Answer.Done.class);
        }

        /** Runs what is due; after so many commands another process takes its lease: from there on it is dead. */
        boolean diesAfter(int commands) {
            boolean[] dead = new boolean[1];
            host.watch(ran -> {
                if (ran < commands) return;
                if (!dead[0]) takeOver();
                dead[0] = true;
                throw new CancellationException("dead");
            });
            jobs.runDue(runner);
            host.watch(_ -> {});
            return dead[0];
        }

        private void takeOver() {
            clock.advance(LEASE.multipliedBy(2));
            Operation operation = open().getFirst();
            operations.release(operations.acquire(operation.id(), "two", LEASE).orElseThrow());
        }

        void recover() {
            clock.advance(Duration.ofSeconds(30));
            new OperationRecovery(operations, jobs, clock).run();
            jobs.runDue(runner);
        }

        List<Operation> open() {
            return operations.list(new Filter(Set.of(), null, Set.of()), 0, 100).operations().stream()
                    .filter(operation -> !operation.isOver())
                    .toList();
        }

        Deployment.Status newest() {
            return stores.deployments().list(app, null, 1).getFirst().status();
        }

        void assertServed(String version) {
            assertThat(host.active()).as(this::lastLog).isEqualTo(Map.of("shop", version));
            App now = stores.apps().find(app).orElseThrow();
            assertThat(now.currentVersion()).isEqualTo(version);
            assertThat(now.status()).isEqualTo(App.Status.ONLINE);
            assertThat(open()).isEmpty();
            assertThat(stores.deployments().list(app, null, 100)).noneMatch(Deployment::isOpen);
        }

        private String lastLog() {
            Operation last = operations
                    .list(new Filter(Set.of(), null, Set.of()), 0, 1)
                    .operations()
                    .getFirst();
            return operations.logTail(last.id(), 5_000).stream()
                    .map(LogLine::text)
                    .collect(Collectors.joining("\n"));
        }

        private static Caller caller() {
            return new Caller(
                    new Principal(
                            new AccountId(SequentialIds.of(3)), Role.OPERATOR, new SessionId(SequentialIds.of(4))),
                    new Origin("192.0.2.9", "test"));
        }
    }
}
