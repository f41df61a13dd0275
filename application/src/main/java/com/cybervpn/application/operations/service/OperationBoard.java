package com.cybervpn.application.operations.service;

import static com.cybervpn.application.operations.port.in.OperationEvents.CANCEL;
import static com.cybervpn.application.operations.port.in.OperationEvents.LOG;
import static com.cybervpn.application.operations.port.in.OperationEvents.PROGRESS;
import static com.cybervpn.application.operations.port.in.OperationEvents.TOPIC;

import com.cybervpn.application.shared.port.out.Events;
import com.cybervpn.application.shared.port.out.Events.Event;
import com.cybervpn.domain.operations.LogLine;
import com.cybervpn.domain.operations.Operation;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells all instances how operations get on. */
public final class OperationBoard {
    private final Events events;
    private final InstantSource clock;

    public OperationBoard(Events events, InstantSource clock) {
        this.events = events;
        this.clock = clock;
    }

    void progress(Operation operation) {
        Map<String, @Nullable Object> data = about(operation);
        data.put("state", operation.state().name());
        data.put("progress", operation.progress());
        data.put("message", operation.message());
        publish(PROGRESS, data);
    }

    void line(Operation operation, LogLine line) {
        Map<String, @Nullable Object> data = about(operation);
        data.put("number", line.number());
        data.put("level", line.level().code());
        data.put("text", line.text());
        publish(LOG, data);
    }

    void cancelRequested(Operation operation) {
        publish(CANCEL, about(operation));
    }

    private void publish(String type, Map<String, @Nullable Object> data) {
        events.publish(new Event(TOPIC, type, null, data, clock.instant()));
    }

    private static Map<String, @Nullable Object> about(Operation operation) {
        Map<String, @Nullable Object> data = new HashMap<>();
        data.put("id", operation.id().toString());
        data.put("kind", operation.kind());
        data.put("subject", operation.subject());
        data.put("lane", operation.lane());
        return data;
    }
}
