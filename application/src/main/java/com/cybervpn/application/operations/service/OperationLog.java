package com.cybervpn.application.operations.service;

import com.cybervpn.application.operations.port.out.Operations;
import com.cybervpn.domain.operations.LogLevel;
import com.cybervpn.domain.operations.LogLine;
import com.cybervpn.domain.operations.Operation;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Gathers the lines of one run, tells them at once and stores them in batches. */
final class OperationLog {
    private static final int BATCH = 100;
    private static final long MAX_LINES = 20_000;

    private final Operations operations;
    private final OperationBoard board;
    private final InstantSource clock;
    private final Operation operation;
    private final List<LogLine> waiting = new ArrayList<>();
    private long last;

    OperationLog(Operations operations, OperationBoard board, InstantSource clock, Operation operation) {
        this.operations = operations;
        this.board = board;
        this.clock = clock;
        this.operation = operation;
        this.last = operations.lastLine(operation.id());
    }

    synchronized void add(LogLevel level, String text) {
        if (last >= MAX_LINES && level != LogLevel.ERROR) return;
        String kept = last == MAX_LINES - 1 ? "The log is full; from here on only errors are kept." : text;
        LogLine line = new LogLine(++last, clock.instant(), level, kept);
        waiting.add(line);
        board.line(operation, line);
        if (waiting.size() >= BATCH) flush();
    }

    synchronized void flush() {
        if (waiting.isEmpty()) return;
        operations.append(operation.id(), waiting);
        waiting.clear();
    }
}
