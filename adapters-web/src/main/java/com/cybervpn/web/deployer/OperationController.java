package com.cybervpn.web.deployer;

import com.cybervpn.application.deployer.port.in.DeployerTasks;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.deployer.ServerId;
import com.cybervpn.domain.operations.OperationId;
import com.cybervpn.domain.operations.OperationState;
import com.cybervpn.web.shared.Fails;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The operations that 202 replies name (D-OP). */
@Controller("/deployer/api/v1/operations")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "monitoring")
class OperationController {
    private final DeployerTasks tasks;

    OperationController(DeployerTasks tasks) {
        this.tasks = tasks;
    }

    @Get
    @Operation(operationId = "deployerListOperations", summary = "List operations, newest first")
    @Fails.BadRequest
    TaskList list(
            Caller caller,
            @QueryValue("server_id") @Nullable String serverId,
            @Schema(
                            type = "string",
                            allowableValues = {"pending", "running", "completed", "failed"})
                    @QueryValue
                    @Nullable
                    String status) {
        Set<OperationState> states = status == null
                ? Set.of()
                : switch (status) {
                    case "pending" -> Set.of(OperationState.PENDING);
                    case "running" -> Set.of(OperationState.RUNNING, OperationState.ROLLING_BACK);
                    case "completed" -> Set.of(OperationState.COMPLETED);
                    case "failed" -> Set.of(OperationState.FAILED, OperationState.CANCELLED);
                    default -> throw Answers.unreadable("status", "is not known");
                };
        DeployerTasks.Listing found =
                tasks.list(caller, serverId == null ? null : Answers.optionalId(serverId, ServerId::new), states);
        return new TaskList(found.operations().stream().map(TaskResponse::of).toList(), found.total());
    }

    @Get("/{taskId}")
    @Operation(operationId = "deployerGetOperation", summary = "One operation, to be polled")
    @Fails.NotFound
    TaskResponse get(Caller caller, String taskId) {
        return TaskResponse.of(Answers.value(tasks.find(caller, Answers.id("operation", taskId, OperationId::new))));
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "DeployerTaskList")
    record TaskList(List<TaskResponse> operations, long total) {}
}
