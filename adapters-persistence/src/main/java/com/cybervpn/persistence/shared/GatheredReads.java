package com.cybervpn.persistence.shared;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads single rows for many callers with few statements: who asks while the database is busy with others is answered
 * together with all who do. Nothing is kept, so each answer was read after it was asked for. Inside of a transaction each
 * caller reads alone, to see what the transaction sees.
 */
public final class GatheredReads<K, V> {
    /** Statements at the same time; more callers wait for each other. */
    private static final int AT_ONCE = 2;

    private final Sql sql;
    private final Function<Collection<K>, Map<K, V>> statement;
    private int running;
    private @Nullable Gathering<K, V> next;

    /**
     * @param statement reads the rows of all these keys that there are
     */
    public GatheredReads(Sql sql, Function<Collection<K>, Map<K, V>> statement) {
        this.sql = sql;
        this.statement = statement;
    }

    public Optional<V> get(K key) {
        if (sql.isInTransaction()) return find(statement.apply(List.of(key)), key);
        Gathering<K, V> gathering = join(key);
        if (gathering.leader == Thread.currentThread()) lead(gathering);
        return find(gathering.await(), key);
    }

    /** Callers that wait for the next statement. */
    synchronized int waiting() {
        return next == null ? 0 : next.keys.size();
    }

    private Optional<V> find(Map<K, V> found, K key) {
        return Optional.ofNullable(found.get(key));
    }

    private synchronized Gathering<K, V> join(K key) {
        if (running < AT_ONCE) {
            running++;
            Gathering<K, V> own = new Gathering<>(key);
            own.turn.complete(null);
            return own;
        }
        if (next == null) next = new Gathering<>(key);
        else next.keys.add(key);
        return next;
    }

    /** Waits until a statement may run, and runs it for all who joined meanwhile. */
    private void lead(Gathering<K, V> gathering) {
        gathering.turn.join();
        synchronized (this) {
            if (next == gathering) next = null;
        }
        try {
            gathering.found.complete(statement.apply(gathering.keys));
        } catch (Throwable e) {
            gathering.found.completeExceptionally(e);
        } finally {
            handOn();
        }
    }

    private synchronized void handOn() {
        if (next == null) running--;
        else next.turn.complete(null);
    }

    /** Those who are answered by one statement; the first of them runs it. */
    private static final class Gathering<K, V> {
        private final List<K> keys = new ArrayList<>();
        private final CompletableFuture<@Nullable Void> turn = new CompletableFuture<>();
        private final CompletableFuture<Map<K, V>> found = new CompletableFuture<>();
        private final Thread leader = Thread.currentThread();

        Gathering(K first) {
            keys.add(first);
        }

        Map<K, V> await() {
            try {
                return found.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : e;
            }
        }
    }
}
