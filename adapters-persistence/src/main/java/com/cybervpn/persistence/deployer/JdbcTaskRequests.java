package com.cybervpn.persistence.deployer;

import com.cybervpn.application.deployer.port.out.TaskRequests;
import com.cybervpn.application.shared.port.out.Encryption;
import com.cybervpn.domain.deployer.DeployOrder;
import com.cybervpn.domain.deployer.LockdownSpec;
import com.cybervpn.domain.deployer.PackageSpec;
import com.cybervpn.domain.deployer.RollbackOrder;
import com.cybervpn.domain.deployer.ServiceOrder;
import com.cybervpn.domain.deployer.SetupSpec;
import com.cybervpn.domain.deployer.TaskRequest;
import com.cybervpn.domain.deployer.UserSpec;
import com.cybervpn.domain.operations.OperationId;
import com.cybervpn.persistence.shared.Sql;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Requests in PostgreSQL, as encrypted JSON. */
@Singleton
final class JdbcTaskRequests implements TaskRequests {
    private static final Map<String, Class<? extends TaskRequest>> TYPES = Map.of(
            "setup", SetupSpec.class,
            "user", UserSpec.class,
            "packages", PackageSpec.class,
            "lockdown", LockdownSpec.class,
            "service", ServiceOrder.class,
            "deploy", DeployOrder.class,
            "rollback", RollbackOrder.class);

    private final Sql sql;
    private final Encryption encryption;
    private final ObjectMapper mapper;

    JdbcTaskRequests(Sql sql, Encryption encryption, ObjectMapper mapper) {
        this.sql = sql;
        this.encryption = encryption;
        this.mapper = mapper;
    }

    @Override
    public void save(OperationId operation, TaskRequest request) {
        try {
            sql.update(
                    "insert into deployer_requests values (?, ?, ?)",
                    operation.value(),
                    type(request),
                    encryption.encrypt(mapper.writeValueAsBytes(request), context(operation)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<TaskRequest> find(OperationId operation) {
        return sql.first(
                "select type, request from deployer_requests where operation_id = ?",
                row -> read(type(row.getString("type")), operation, row.getBytes("request")),
                operation.value());
    }

    private TaskRequest read(Class<? extends TaskRequest> type, OperationId operation, byte[] stored) {
        try {
            return Objects.requireNonNull(mapper.readValue(encryption.decrypt(stored, context(operation)), type));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<? extends TaskRequest> type(String name) {
        return Objects.requireNonNull(TYPES.get(name), name);
    }

    private static String type(TaskRequest request) {
        return TYPES.entrySet().stream()
                .filter(entry -> entry.getValue().isInstance(request))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private static String context(OperationId operation) {
        return "deployer-request:" + operation;
    }
}
