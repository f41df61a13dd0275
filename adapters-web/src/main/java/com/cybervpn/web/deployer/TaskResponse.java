package com.cybervpn.web.deployer;

import com.cybervpn.application.deployer.port.in.DeployerTasks;
import com.cybervpn.domain.operations.Operation;
import com.cybervpn.domain.operations.OperationState;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An operation as the contract shows it (D-OP). */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "DeployerTask")
record TaskResponse(
        String taskId,
        String type,

        @Schema(
                type = "string",
                allowableValues = {"pending", "running", "completed", "failed"})
        String status,

        int progress,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        @Nullable Map<String, Object> result,
        @Nullable String error,
        @Nullable String logs) {

    static TaskResponse started(Operation operation) {
        return of(operation, null);
    }

    static TaskResponse of(DeployerTasks.View view) {
        return of(view.operation(), view.logs());
    }

    private static TaskResponse of(Operation operation, @Nullable String logs) {
        Map<String, Object> result = new LinkedHashMap<>();
        operation.result().forEach((name, value) -> {
            if (value != null) result.put(name, value);
        });
        return new TaskResponse(
                operation.id().toString(),
                operation.kind(),
                status(operation.state()),
                operation.progress(),
                operation.startedAt(),
                operation.endedAt(),
                result.isEmpty() ? null : result,
                operation.isOver() ? operation.error() : null,
                logs);
    }

    private static String status(OperationState state) {
        return switch (state) {
            case PENDING -> "pending";
            case RUNNING, ROLLING_BACK -> "running";
            case COMPLETED -> "completed";
            case FAILED, CANCELLED -> "failed";
        };
    }
}
