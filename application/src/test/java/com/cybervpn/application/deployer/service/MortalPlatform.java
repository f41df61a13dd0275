package com.cybervpn.application.deployer.service;

import com.cybervpn.application.deployer.InMemoryDeployer;
import com.cybervpn.application.deployer.port.out.RemoteHosts;
import com.cybervpn.application.deployer.port.out.Rest;
import com.cybervpn.application.operations.InMemoryOperations;
import com.cybervpn.application.operations.port.in.ReadOperations;
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
import com.cybervpn.domain.deployer.Server;
import com.cybervpn.domain.deployer.ServerId;
import com.cybervpn.domain.operations.LogLine;
import com.cybervpn.domain.operations.Operation;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Principal;
import com.cybervpn.domain.shared.Role;
import com.cybervpn.domain.shared.SessionId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The deployer on one server, in a process that can die after any command that it gave a host, and in the next one. */
final class MortalPlatform {
    static final int DEAD_MAN_SECONDS = 6;

    private static final Duration LEASE = Duration.ofSeconds(3);

    final MovableClock clock = new MovableClock();
    final InMemoryDeployer stores = new InMemoryDeployer();
    final ServerId server = new ServerId(SequentialIds.of(2));
    final ReadOperations reading;
    final CancelOperationService cancellation;
    final TaskDesk desk;

    private final InMemoryOperations operations = new InMemoryOperations(clock);
    private final InMemoryJobs jobs = new InMemoryJobs(clock);
    private final OperationRunner runner;
    private final Watch watch;

    /** Tells a listener how many commands a host ran since, after each of them. */
    @FunctionalInterface
    interface Watch {
        void by(Consumer<Integer> listener);
    }

    MortalPlatform(RemoteHosts hosts, Watch watch, Rest rest) {
        this.watch = watch;
        InMemoryTransactions transactions = new InMemoryTransactions();
        InMemoryEvents events = new InMemoryEvents(transactions);
        LeaseTerms terms = new LeaseTerms(LEASE, Duration.ofMillis(5));
        OperationBoard board = new OperationBoard(events, clock);
        Tempo tempo = new Tempo(rest, Duration.ZERO, 3, Duration.ZERO, DEAD_MAN_SECONDS);
        Contact contact = new Contact(hosts, stores.servers(), stores.apps(), events, clock);
        DeploymentRecord record = new DeploymentRecord(stores.deployments(), stores.apps(), clock);
        OperationKinds kinds = new OperationKinds(List.of(
                new SetupKind(stores.requests(), stores.servers(), contact, tempo, clock),
                new LockdownKind(stores.requests(), stores.servers(), contact, tempo, clock),
                new DeployKind(
                        stores.requests(),
                        stores.servers(),
                        contact,
                        stores.apps(),
                        stores.archives(),
                        record,
                        tempo,
                        clock),
                new RollbackKind(stores.requests(), stores.servers(), contact, stores.apps(), record, tempo, clock)));
        runner = new OperationRunner(operations, kinds, board, transactions, clock, terms, "one");
        desk = new TaskDesk(
                new StartOperationService(operations, jobs, board, transactions, clock, terms),
                stores.requests(),
                new InMemoryAuditTrail(),
                transactions,
                new SequentialIds());
        reading = new ReadOperationsService(operations);
        cancellation = new CancelOperationService(operations, kinds, board, transactions, clock);
    }

    void serve(boolean setUp, boolean locked) {
        stores.servers()
                .save(new Server(
                        server,
                        "local",
                        "192.0.2.1",
                        22,
                        "root",
                        "pocketbase",
                        true,
                        null,
                        setUp,
                        locked,
                        clock.instant(),
                        clock.instant(),
                        0));
    }

    Server served() {
        return stores.servers().find(server).orElseThrow();
    }

    void runDue() {
        jobs.runDue(runner);
    }

    /** Runs what is due; after so many commands another process takes its lease: from there on it is dead. */
    boolean diesAfter(int commands) {
        boolean[] dead = new boolean[1];
        watch.by(ran -> {
            if (ran < commands) return;
            if (!dead[0]) takeOver();
            dead[0] = true;
            throw new CancellationException("dead");
        });
        runDue();
        watch.by(_ -> {});
        return dead[0];
    }

    private void takeOver() {
        clock.advance(LEASE.multipliedBy(2));
        Operation operation = open().getFirst();
        operations.release(operations.acquire(operation.id(), "two", LEASE).orElseThrow());
    }

    /** The next process takes up what the dead one left. */
    void recover() {
        clock.advance(Duration.ofSeconds(30));
        new OperationRecovery(operations, jobs, clock).run();
        runDue();
    }

    List<Operation> open() {
        return operations.list(new Filter(Set.of(), null, Set.of()), 0, 100).operations().stream()
                .filter(operation -> !operation.isOver())
                .toList();
    }

    Operation last() {
        return operations
                .list(new Filter(Set.of(), null, Set.of()), 0, 1)
                .operations()
                .getFirst();
    }

    String lastLog() {
        return operations.logTail(last().id(), 5_000).stream()
                .map(LogLine::text)
                .collect(Collectors.joining("\n"));
    }

    static Caller caller() {
        return new Caller(
                new Principal(new AccountId(SequentialIds.of(3)), Role.OPERATOR, new SessionId(SequentialIds.of(4))),
                new Origin("192.0.2.9", "test"));
    }
}
