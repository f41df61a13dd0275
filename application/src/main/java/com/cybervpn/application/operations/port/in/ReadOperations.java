package com.cybervpn.application.operations.port.in;

import com.cybervpn.domain.operations.LogLine;
import com.cybervpn.domain.operations.Operation;
import com.cybervpn.domain.operations.OperationId;
import com.cybervpn.domain.operations.OperationState;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads operations and their logs. Rights are the calling context's to check. */
public interface ReadOperations {
    Optional<Operation> find(OperationId id);

    /** Newest first. */
    Page list(Filter filter, int offset, int limit);

    /** The lines after {@code afterNumber}, oldest first. */
    List<LogLine> log(OperationId id, long afterNumber, int limit);

    /** The end of the log as one text, at most {@code maxCharacters} long, cut at the front (D-DEP-14). */
    String logText(OperationId id, int maxCharacters);

    /**
     * @param kinds only these; empty means all
     * @param lane only of this lane; null means of all
     * @param states only in these; empty means in all
     */
    record Filter(Set<String> kinds, @Nullable String lane, Set<OperationState> states) {}

    /** Some of the matching operations, and how many match. */
    record Page(List<Operation> operations, long total) {}
}
