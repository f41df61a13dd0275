package com.cybervpn.application.shared;

import com.cybervpn.application.shared.port.out.Transactions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Transactions over fakes: one at a time, and the enlisted stores go back to where they were when one fails. */
public final class InMemoryTransactions implements Transactions {
    /** A fake that can remember its state. */
    @FunctionalInterface
    public interface Participant {
        /** Returns what brings the present state back. */
        Runnable snapshot();
    }

    private final List<Participant> participants = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable List<Runnable> afterCommit;
    private boolean broken;
    private int committed;
    private int rolledBack;

    public InMemoryTransactions enlist(Participant participant) {
        participants.add(participant);
        return this;
    }

    /** Lets {@code rows} go back to their state before a transaction that fails. */
    public <K, V> InMemoryTransactions enlist(Map<K, V> rows) {
        return enlist(() -> {
            var before = new ArrayList<>(rows.entrySet().stream()
                    .map(row -> Map.entry(row.getKey(), row.getValue()))
                    .toList());
            return () -> {
                rows.clear();
                before.forEach(row -> rows.put(row.getKey(), row.getValue()));
            };
        });
    }

    /** As {@link #enlist(Map)}. */
    public <T> InMemoryTransactions enlist(Collection<T> rows) {
        return enlist(() -> {
            var before = new ArrayList<>(rows);
            return () -> {
                rows.clear();
                rows.addAll(before);
            };
        });
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        lock.lock();
        try {
            return afterCommit == null ? outermost(work) : joined(work);
        } finally {
            lock.unlock();
        }
    }

    private <T> T joined(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException | Error e) {
            broken = true;
            throw e;
        }
    }

    private <T> T outermost(Supplier<T> work) {
        var undo = participants.stream().map(Participant::snapshot).toList();
        var toDo = new ArrayList<Runnable>();
        afterCommit = toDo;
        broken = false;
        T result;
        try {
            result = work.get();
            if (broken) throw new IllegalStateException("the transaction was rolled back by a part of it");
        } catch (RuntimeException | Error e) {
            undo.forEach(Runnable::run);
            rolledBack++;
            throw e;
        } finally {
            afterCommit = null;
        }
        committed++;
        toDo.forEach(Runnable::run);
        return result;
    }

    /** Runs {@code action} once the open transaction of this thread commits; at once without one. */
    public void afterCommit(Runnable action) {
        if (lock.isHeldByCurrentThread() && afterCommit != null) afterCommit.add(action);
        else action.run();
    }

    /** Whether this thread is inside a transaction. */
    public boolean isOpen() {
        return lock.isHeldByCurrentThread() && afterCommit != null;
    }

    public int committed() {
        return committed;
    }

    public int rolledBack() {
        return rolledBack;
    }
}
