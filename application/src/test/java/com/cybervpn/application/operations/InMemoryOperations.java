package com.cybervpn.application.operations;

import com.cybervpn.application.operations.port.in.ReadOperations.Filter;
import com.cybervpn.application.operations.port.in.ReadOperations.Page;
import com.cybervpn.application.operations.port.out.Operations;
import com.cybervpn.application.shared.InMemoryTransactions;
import com.cybervpn.domain.operations.LogLine;
import com.cybervpn.domain.operations.Operation;
import com.cybervpn.domain.operations.OperationId;
import com.cybervpn.domain.operations.OperationState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Operations in memory, with leases by the given clock. */
public final class InMemoryOperations implements Operations {
    private final InstantSource clock;
    private final Map<OperationId, Row> rows = new LinkedHashMap<>();

    public InMemoryOperations(InstantSource clock) {
        this.clock = clock;
    }

    /** Can be enlisted in {@link InMemoryTransactions}. */
    public InMemoryTransactions.Participant participant() {
        return () -> {
            Map<OperationId, Row> before = copy();
            return () -> {
                synchronized (this) {
                    rows.clear();
                    rows.putAll(before);
                }
            };
        };
    }

    private synchronized Map<OperationId, Row> copy() {
        Map<OperationId, Row> copy = new LinkedHashMap<>();
        rows.forEach((id, row) -> copy.put(id, new Row(row)));
        return copy;
    }

    @Override
    public synchronized Optional<OperationId> add(Operation operation, Duration grace) {
        if (operation.lane() != null) {
            for (Row row : rows.values()) {
                if (!row.operation.isOver() && operation.lane().equals(row.operation.lane())) {
                    return Optional.of(row.operation.id());
                }
            }
        }
        rows.put(operation.id(), new Row(operation, clock.instant().plus(grace)));
        return Optional.empty();
    }

    @Override
    public synchronized Optional<Operation> find(OperationId id) {
        return Optional.ofNullable(rows.get(id)).map(row -> row.operation);
    }

    @Override
    public synchronized Page list(Filter filter, int offset, int limit) {
        List<Operation> matching = new ArrayList<>();
        for (Row row : new ArrayList<>(rows.values()).reversed()) {
            Operation operation = row.operation;
            if ((filter.kinds().isEmpty() || filter.kinds().contains(operation.kind()))
                    && (filter.lane() == null || filter.lane().equals(operation.lane()))
                    && (filter.states().isEmpty() || filter.states().contains(operation.state()))) {
                matching.add(operation);
            }
        }
        return new Page(matching.stream().skip(offset).limit(limit).toList(), matching.size());
    }

    @Override
    public synchronized Optional<Lease> acquire(OperationId id, String holder, Duration duration) {
        Row row = rows.get(id);
        if (row == null || row.operation.isOver()) return Optional.empty();
        if (row.holder != null && clock.instant().isBefore(row.until)) return Optional.empty();
        row.holder = holder;
        row.token++;
        row.until = clock.instant().plus(duration);
        return Optional.of(new Lease(id, holder, row.token));
    }

    @Override
    public synchronized boolean renew(Lease lease, Duration duration) {
        Row row = rows.get(lease.operation());
        if (row == null || row.token != lease.token() || row.holder == null) return false;
        row.until = clock.instant().plus(duration);
        return true;
    }

    @Override
    public synchronized void release(Lease lease) {
        Row row = rows.get(lease.operation());
        if (row == null || row.token != lease.token()) return;
        row.holder = null;
        row.until = clock.instant();
    }

    @Override
    public synchronized boolean save(Lease lease, Operation operation) {
        Row row = rows.get(operation.id());
        if (row == null || row.token != lease.token() || row.holder == null) return false;
        boolean cancelRequested = row.operation.cancelRequested();
        row.operation = cancelRequested && !operation.cancelRequested() ? operation.withCancelRequested() : operation;
        return true;
    }

    @Override
    public synchronized Optional<Operation> requestCancel(OperationId id, Operation cancelled) {
        Row row = rows.get(id);
        if (row == null || row.operation.isOver()) return Optional.empty();
        row.operation = row.operation.state() == OperationState.PENDING && row.holder == null
                ? cancelled.withCancelRequested()
                : row.operation.withCancelRequested();
        return Optional.of(row.operation);
    }

    @Override
    public synchronized List<OperationId> abandoned(int limit) {
        Instant now = clock.instant();
        return rows.values().stream()
                .filter(row -> !row.operation.isOver() && !now.isBefore(row.until))
                .map(row -> row.operation.id())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized void append(OperationId id, List<LogLine> lines) {
        List<LogLine> log = rows.get(id).log;
        for (LogLine line : lines) {
            if (log.stream().noneMatch(known -> known.number() == line.number())) log.add(line);
        }
    }

    @Override
    public synchronized long lastLine(OperationId id) {
        return rows.get(id).log.stream().mapToLong(LogLine::number).max().orElse(0);
    }

    @Override
    public synchronized List<LogLine> log(OperationId id, long afterNumber, int limit) {
        Row row = rows.get(id);
        if (row == null) return List.of();
        return row.log.stream()
                .filter(line -> line.number() > afterNumber)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<LogLine> logTail(OperationId id, int maxCharacters) {
        Row row = rows.get(id);
        LinkedList<LogLine> tail = new LinkedList<>();
        if (row == null) return tail;
        int length = 0;
        for (LogLine line : row.log.reversed()) {
            length += line.text().length() + 1;
            if (length > maxCharacters) break;
            tail.addFirst(line);
        }
        return tail;
    }

    /** What the store knows of one operation. */
    private static final class Row {
        private Operation operation;
        private @Nullable String holder;
        private long token;
        private Instant until;
        private final List<LogLine> log = new ArrayList<>();

        Row(Operation operation, Instant until) {
            this.operation = operation;
            this.until = until;
        }

        Row(Row other) {
            this(other.operation, other.until);
            this.holder = other.holder;
            this.token = other.token;
            this.log.addAll(other.log);
        }
    }
}
