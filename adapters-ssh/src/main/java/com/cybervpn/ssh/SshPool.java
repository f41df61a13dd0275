package com.cybervpn.ssh;

import com.cybervpn.ssh.SshFailure.Reason;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.sshd.client.session.ClientSession;

/** Keeps connections open for a while and shares them among those who want the same target. */
@Singleton
public final class SshPool {
    private final SshConnector connector;
    private final Map<SshTarget, Shelf> shelves = new ConcurrentHashMap<>();
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("ssh-pool").daemon().factory());

    public SshPool(SshConnector connector) {
        this.connector = connector;
        long pause = Math.max(1, connector.config().idleTime().toMillis() / 2);
        sweeper.scheduleWithFixedDelay(this::sweep, pause, pause, TimeUnit.MILLISECONDS);
    }

    /**
     * A shared connection, to be closed after use.
     *
     * @param tries how often to try while the host is unreachable, with the configured pause between
     */
    public SshConnection lease(SshTarget target, int tries) throws SshFailure, InterruptedException {
        Slot slot = shelves.computeIfAbsent(target, _ -> new Shelf()).take(target, tries);
        return new SshConnection(slot.session, slot::release, false);
    }

    /** As {@link #lease}, but on a connection that is made now: proves that signing in works at this moment. */
    public SshConnection fresh(SshTarget target) throws SshFailure, InterruptedException {
        return connector.connect(target);
    }

    /** Closes what is open to a server, whoever signed in. */
    public void forget(String host, int port) {
        shelves.forEach((target, shelf) -> {
            if (target.host().equals(host) && target.port() == port) shelf.closeAll();
        });
    }

    /** How many connections are open. */
    public int open() {
        return shelves.values().stream().mapToInt(Shelf::size).sum();
    }

    @PreDestroy
    void stop() {
        sweeper.shutdownNow();
        shelves.values().forEach(Shelf::closeAll);
    }

    private void sweep() {
        shelves.values().forEach(Shelf::sweep);
    }

    /** The connections to one target. */
    private final class Shelf {
        private final ReentrantLock lock = new ReentrantLock();
        private final List<Slot> slots = new CopyOnWriteArrayList<>();

        Slot take(SshTarget target, int tries) throws SshFailure, InterruptedException {
            lock.lockInterruptibly(); // held while connecting: who comes meanwhile shares what is being made
            try {
                slots.removeIf(slot -> !slot.isUsable());
                for (Slot slot : slots) {
                    if (slot.users < connector.config().channelsPerConnection()) return slot.taken();
                }
                Slot slot = new Slot(this, connected(target, tries));
                slots.add(slot);
                return slot.taken();
            } finally {
                lock.unlock();
            }
        }

        private ClientSession connected(SshTarget target, int tries) throws SshFailure, InterruptedException {
            for (int left = tries; ; left--) {
                try {
                    return connector.session(target);
                } catch (SshFailure e) {
                    if (e.reason() != Reason.UNREACHABLE || left <= 1) throw e;
                    Thread.sleep(connector.config().connectPause());
                }
            }
        }

        int size() {
            return (int) slots.stream().filter(Slot::isUsable).count();
        }

        void sweep() {
            if (!lock.tryLock()) return; // someone is connecting; next time
            try {
                long oldest = System.nanoTime() - connector.config().idleTime().toNanos();
                slots.removeIf(slot -> {
                    boolean idle = slot.users == 0 && slot.idleSince - oldest < 0;
                    if (idle) slot.session.close(false);
                    return idle || !slot.isUsable();
                });
            } finally {
                lock.unlock();
            }
        }

        void closeAll() {
            slots.forEach(slot -> slot.session.close(false));
            slots.clear();
        }
    }

    /** One connection and how many use it. */
    private static final class Slot {
        private final Shelf shelf;
        private final ClientSession session;
        private int users;
        private long idleSince;

        Slot(Shelf shelf, ClientSession session) {
            this.shelf = shelf;
            this.session = session;
        }

        boolean isUsable() {
            return session.isOpen() && !session.isClosing();
        }

        Slot taken() {
            users++;
            return this;
        }

        void release() {
            shelf.lock.lock();
            try {
                users--;
                idleSince = System.nanoTime();
            } finally {
                shelf.lock.unlock();
            }
        }
    }
}
