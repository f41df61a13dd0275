package com.cybervpn.web.terminal;

import com.cybervpn.application.terminal.port.in.ConflictView;
import com.cybervpn.domain.terminal.sync.Conflict;
import com.cybervpn.domain.terminal.sync.Item;
import com.cybervpn.domain.terminal.sync.Resolution;
import com.cybervpn.domain.terminal.sync.State;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A change that waits for a decision; "local" is what the device sent, "remote" what is stored (T-SYNC-10). */
@Serdeable(naming = SnakeCaseStrategy.class)
@Schema(name = "SyncConflict")
record ConflictResponse(
        String conflictId,

        @Schema(
                type = "string",
                allowableValues = {"version_mismatch", "concurrent_modification", "data_corruption", "schema_mismatch"})
        String conflictType,

        @Schema(
                type = "string",
                allowableValues = {"ssh_profiles", "sessions", "commands", "settings", "ai_preferences"})
        String dataType,

        Map<String, @Nullable Object> localData,
        Map<String, @Nullable Object> remoteData,
        Instant localTimestamp,
        Instant remoteTimestamp,
        Instant timestamp,
        DeviceInfo deviceInfo,
        List<String> resolutionOptions) {

    static ConflictResponse of(ConflictView view) {
        Conflict conflict = view.conflict();
        Optional<Item> stored = Optional.ofNullable(view.stored());
        return new ConflictResponse(
                conflict.id().toString(),
                conflict.kind().code(),
                conflict.type().code(),
                members(conflict.local()),
                stored.map(item -> members(item.state())).orElseGet(Map::of),
                conflict.modifiedAt(),
                stored.map(Item::modifiedAt).orElse(conflict.detectedAt()),
                conflict.detectedAt(),
                DeviceInfo.of(view),
                conflict.options(view.stored()).stream().map(Resolution::code).toList());
    }

    /** A document; {@code is_deleted} stands beside it when that is what is meant. */
    static Map<String, @Nullable Object> members(State state) {
        Map<String, @Nullable Object> members =
                new LinkedHashMap<>(state.document().members());
        if (state.deleted()) members.put("is_deleted", true);
        return members;
    }

    /** Which devices stand behind the two sides; empty where it is none. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "SyncConflictDevices")
    record DeviceInfo(String localDeviceId, String localDeviceName, String remoteDeviceId, String remoteDeviceName) {
        private static DeviceInfo of(ConflictView view) {
            return new DeviceInfo(
                    view.conflict().device(),
                    text(view.conflict().deviceName()),
                    text(Optional.ofNullable(view.stored()).map(Item::writer).orElse(null)),
                    text(view.storedDeviceName()));
        }

        private static String text(@Nullable String name) {
            return name == null ? "" : name;
        }
    }
}
