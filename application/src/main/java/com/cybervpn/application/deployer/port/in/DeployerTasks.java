package com.cybervpn.application.deployer.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.deployer.ServerId;
import com.cybervpn.domain.operations.Operation;
import com.cybervpn.domain.operations.OperationId;
import com.cybervpn.domain.operations.OperationState;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The operations of the deployer (D-OP). */
public interface DeployerTasks {
    Answer<View> find(Caller caller, OperationId id);

    /**
     * Newest first.
     *
     * @param server null for all servers; an empty one matches no operation
     * @param states empty for all
     */
    Listing list(Caller caller, @Nullable Optional<ServerId> server, Set<OperationState> states);

    /** An operation and its log. */
    record View(Operation operation, String logs) {}

    /** The newest of the matching operations, and how many match. */
    record Listing(List<View> operations, long total) {}
}
