package com.cybervpn.persistence.operations;

import com.cybervpn.domain.operations.Operation;
import com.cybervpn.domain.operations.OperationId;
import com.cybervpn.domain.operations.OperationState;
import com.cybervpn.domain.operations.StepRecord;
import com.cybervpn.domain.operations.StepState;
import com.cybervpn.persistence.shared.Sql;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns operations into rows and back. */
@Singleton
final class OperationRows {
    private final ObjectMapper mapper;

    OperationRows(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    Operation operation(ResultSet row) throws SQLException {
        return new Operation(
                new OperationId(row.getObject("id", UUID.class)),
                row.getString("kind"),
                row.getString("subject"),
                row.getString("lane"),
                OperationState.valueOf(row.getString("state")),
                read(row.getString("steps"), Argument.listOf(StepRow.class)).stream()
                        .map(StepRow::toDomain)
                        .toList(),
                row.getInt("progress"),
                row.getString("message"),
                read(row.getString("memo"), Argument.mapOf(String.class, String.class)),
                read(row.getString("result"), Argument.mapOf(String.class, Object.class)),
                row.getString("error"),
                row.getBoolean("cancel_requested"),
                Sql.instant(row, "created_at"),
                instantOrNull(row, "started_at"),
                instantOrNull(row, "ended_at"));
    }

    String steps(Operation operation) {
        return json(operation.steps().stream().map(StepRow::of).toList());
    }

    String json(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T read(String json, Argument<T> type) {
        try {
            return mapper.readValue(json, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    /** One step as the column holds it. */
    @Serdeable
    record StepRow(
            String name,
            int weight,
            String state,
            @Nullable String startedAt,
            @Nullable String endedAt) {
        static StepRow of(StepRecord step) {
            return new StepRow(
                    step.name(), step.weight(), step.state().name(), text(step.startedAt()), text(step.endedAt()));
        }

        StepRecord toDomain() {
            return new StepRecord(name, weight, StepState.valueOf(state), instant(startedAt), instant(endedAt));
        }

        private static @Nullable String text(@Nullable Instant instant) {
            return instant == null ? null : instant.toString();
        }

        private static @Nullable Instant instant(@Nullable String text) {
            return text == null ? null : Instant.parse(text);
        }
    }
}
