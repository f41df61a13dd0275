package com.cybervpn.application.deployer.service;

import com.cybervpn.application.deployer.port.in.DeployerFeed;
import com.cybervpn.application.operations.port.in.OperationEvents;
import com.cybervpn.application.shared.port.out.Events;
import com.cybervpn.application.shared.port.out.Events.Event;
import com.cybervpn.domain.operations.OperationState;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells what happens in the deployer in the words of its contract (D-WS). */
public final class DeployerFeedService implements DeployerFeed {
    private static final Set<String> DEPLOYMENTS = Set.of(DeployKind.NAME, RollbackKind.NAME);

    private final Events events;

    public DeployerFeedService(Events events) {
        this.events = events;
    }

    @Override
    public AutoCloseable follow(Consumer<Message> listener) {
        return events.subscribe(event -> message(event).ifPresent(listener));
    }

    private static Optional<Message> message(Event event) {
        if (event.topic().equals(Contact.TOPIC)) {
            return Optional.of(new Message(event.type(), event.data(), event.at()));
        }
        String kind = String.valueOf(event.data().get("kind"));
        if (!event.topic().equals(OperationEvents.TOPIC) || !DeployerTasksService.KINDS.contains(kind)) {
            return Optional.empty();
        }
        return switch (event.type()) {
            case OperationEvents.PROGRESS -> progress(event, kind);
            case OperationEvents.LOG -> Optional.of(line(event, kind));
            default -> Optional.empty();
        };
    }

    private static Optional<Message> progress(Event event, String kind) {
        OperationState state =
                OperationState.valueOf(String.valueOf(event.data().get("state")));
        boolean deployment = DEPLOYMENTS.contains(kind);
        if (deployment && state == OperationState.PENDING) return Optional.empty(); // no word for it in the contract
        Map<String, @Nullable Object> data = new HashMap<>();
        data.put(deployment ? "deployment_id" : "task_id", event.data().get("id"));
        if (!deployment) data.put("server_id", event.data().get("subject"));
        data.put("status", status(state));
        data.put("progress", event.data().get("progress"));
        data.put("message", event.data().get("message"));
        return Optional.of(new Message(deployment ? "deployment.progress" : "operation.progress", data, event.at()));
    }

    private static Message line(Event event, String kind) {
        Map<String, @Nullable Object> about = new HashMap<>();
        about.put(
                DEPLOYMENTS.contains(kind) ? "deployment_id" : "task_id",
                event.data().get("id"));
        about.put("server_id", event.data().get("subject"));
        Map<String, @Nullable Object> data = new HashMap<>();
        data.put(
                "source",
                DEPLOYMENTS.contains(kind) ? "deployment" : kind.equals(ServiceKind.NAME) ? "service" : "security");
        data.put("level", event.data().get("level"));
        data.put("message", event.data().get("text"));
        data.put("metadata", about);
        return new Message("log.stream", data, event.at());
    }

    /** The contract's word (D-OP-2, D-OP-6). */
    private static String status(OperationState state) {
        return switch (state) {
            case PENDING -> "pending";
            case RUNNING, ROLLING_BACK -> "running";
            case COMPLETED -> "completed";
            case FAILED, CANCELLED -> "failed";
        };
    }
}
