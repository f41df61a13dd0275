package com.cybervpn.application.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.operations.InMemoryOperations;
import com.cybervpn.application.operations.port.in.ReadOperations.Filter;
import com.cybervpn.application.operations.port.in.ReadOperations.Page;
import com.cybervpn.application.operations.port.out.Operations;
import com.cybervpn.domain.hosting.AppId;
import com.cybervpn.domain.hosting.AppStatus;
import com.cybervpn.domain.hosting.DeploymentStatus;
import com.cybervpn.domain.operations.LogLine;
import com.cybervpn.domain.operations.Operation;
import com.cybervpn.domain.operations.OperationId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The process dies at each point where the work is recorded; the next one finds its way from there. */
class CrashTest {
    @Test
    void aFirstDeploymentEndsServedOnceWhereverItWasInterrupted() {
        for (int savesBefore = 0; ; savesBefore++) {
            Mortal store = new Mortal();
            HostingWorld world = new HostingWorld(store::over);
            AppId app = world.created(world.owner(), "shop");

            boolean died = dies(world, store, savesBefore);
            world.recover();

            assertServedOnce(world, app, savesBefore);
            if (!died) {
                assertThat(savesBefore).as("points of interruption").isGreaterThan(6);
                return;
            }
        }
    }

    @Test
    void aRedeploymentEndsServedOnceWhereverItWasInterrupted() {
        for (int savesBefore = 0; ; savesBefore++) {
            Mortal store = new Mortal();
            HostingWorld world = new HostingWorld(store::over);
            AppId app = world.served();
            world.services.redeployApp().redeploy(world.owner(), app);

            boolean died = dies(world, store, savesBefore);
            world.recover();

            assertServedOnce(world, app, savesBefore);
            if (!died) return;
        }
    }

    private static boolean dies(HostingWorld world, Mortal store, int savesBefore) {
        store.dieAfter(savesBefore);
        try {
            world.runJobs();
            return false;
        } catch (Death e) {
            return true;
        } finally {
            store.revive();
        }
    }

    private static void assertServedOnce(HostingWorld world, AppId app, int savesBefore) {
        world.drain();
        world.work.watch().run();
        assertThat(world.newest(app).status()).as("after %d saves", savesBefore).isEqualTo(DeploymentStatus.RUNNING);
        assertThat(world.statuses(app))
                .filteredOn(DeploymentStatus.RUNNING::equals)
                .hasSize(1);
        assertThat(world.app(app).status()).isEqualTo(AppStatus.HEALTHY);
        assertThat(world.engine.boxes())
                .as("containers after %d saves", savesBefore)
                .hasSize(1);
        assertThat(world.engine.boxes().getFirst().id())
                .isEqualTo(world.newest(app).runningContainer().orElseThrow().id());
        assertThat(world.engine.imageNames()).hasSize(1);
        assertThat(world.repositories.open()).isZero();
    }

    /** Ends the process, as far as a test can. */
    private static final class Death extends Error {
        Death() {
            super("killed", null, false, false);
        }
    }

    /** A store that nobody reaches any more from one save on. */
    private static final class Mortal implements Operations {
        private Operations store = new InMemoryOperations(InstantSource.system());
        private volatile int savesLeft = Integer.MAX_VALUE;

        Operations over(InstantSource clock) {
            store = new InMemoryOperations(clock);
            return this;
        }

        void dieAfter(int saves) {
            savesLeft = saves;
        }

        void revive() {
            savesLeft = Integer.MAX_VALUE;
        }

        private Operations alive() {
            if (savesLeft <= 0) throw new Death();
            return store;
        }

        @Override
        public boolean save(Lease lease, Operation operation) {
            boolean saved = alive().save(lease, operation);
            if (savesLeft != Integer.MAX_VALUE) savesLeft--;
            return saved;
        }

        @Override
        public Optional<OperationId> add(Operation operation, Duration grace) {
            return store.add(operation, grace);
        }

        @Override
        public Optional<Operation> find(OperationId id) {
            return alive().find(id);
        }

        @Override
        public Page list(Filter filter, int offset, int limit) {
            return store.list(filter, offset, limit);
        }

        @Override
        public Optional<Lease> acquire(OperationId id, String holder, Duration duration) {
            return store.acquire(id, holder, duration);
        }

        @Override
        public boolean renew(Lease lease, Duration duration) {
            return alive().renew(lease, duration);
        }

        @Override
        public void release(Lease lease) {
            // A dead process releases nothing: the lease runs out.
            if (savesLeft > 0) store.release(lease);
        }

        @Override
        public Optional<Operation> requestCancel(OperationId id, Operation cancelled) {
            return alive().requestCancel(id, cancelled);
        }

        @Override
        public List<OperationId> abandoned(int limit) {
            return store.abandoned(limit);
        }

        @Override
        public void append(OperationId id, List<LogLine> lines) {
            if (savesLeft > 0) store.append(id, lines);
        }

        @Override
        public long lastLine(OperationId id) {
            return store.lastLine(id);
        }

        @Override
        public List<LogLine> log(OperationId id, long afterNumber, int limit) {
            return store.log(id, afterNumber, limit);
        }

        @Override
        public List<LogLine> logTail(OperationId id, int maxCharacters) {
            return store.logTail(id, maxCharacters);
        }
    }
}
