package com.cybervpn.application.operations.service;

import com.cybervpn.application.operations.port.in.OperationKind;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The kinds of operations that this platform knows. */
public final class OperationKinds {
    private final Map<String, OperationKind> byName = new HashMap<>();

    public OperationKinds(Collection<? extends OperationKind> kinds) {
        for (OperationKind kind : kinds) {
            if (byName.put(kind.name(), kind) != null) {
                throw new IllegalArgumentException("two kinds of operations are named " + kind.name());
            }
        }
    }

    Optional<OperationKind> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
