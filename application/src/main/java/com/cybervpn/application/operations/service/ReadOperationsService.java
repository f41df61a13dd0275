package com.cybervpn.application.operations.service;

import static java.util.stream.Collectors.joining;

import com.cybervpn.application.operations.port.in.ReadOperations;
import com.cybervpn.application.operations.port.out.Operations;
import com.cybervpn.domain.operations.LogLine;
import com.cybervpn.domain.operations.Operation;
import com.cybervpn.domain.operations.OperationId;
import java.util.List;
import java.util.Optional;

/** Passes reads on to the store. */
public final class ReadOperationsService implements ReadOperations {
    private final Operations operations;

    public ReadOperationsService(Operations operations) {
        this.operations = operations;
    }

    @Override
    public Optional<Operation> find(OperationId id) {
        return operations.find(id);
    }

    @Override
    public Page list(Filter filter, int offset, int limit) {
        return operations.list(filter, offset, limit);
    }

    @Override
    public List<LogLine> log(OperationId id, long afterNumber, int limit) {
        return operations.log(id, afterNumber, limit);
    }

    @Override
    public String logText(OperationId id, int maxCharacters) {
        return operations.logTail(id, maxCharacters).stream().map(LogLine::text).collect(joining("\n"));
    }
}
