package com.cybervpn.web.terminal;

import com.cybervpn.application.terminal.port.in.PushSync;
import com.cybervpn.domain.terminal.sync.DataType;
import com.cybervpn.domain.terminal.sync.Document;
import com.cybervpn.domain.terminal.sync.ItemKey;
import com.cybervpn.web.shared.ProblemException;
import com.cybervpn.web.shared.Violation;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The free-form body of a push; members that nobody knows are left aside (T-SYNC-5). */
final class PushBody {
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,255}");
    /** The one device of an account whose clients do not say which they are. */
    private static final String NAMELESS = "unknown";

    private PushBody() {}

    static PushSync.Command command(Map<String, @Nullable Object> body) {
        Map<DataType, Object> data = new EnumMap<>(DataType.class);
        for (DataType type : DataType.values()) {
            Object sent = body.get(type.code());
            if (sent != null) data.put(type, sent);
        }
        return new PushSync.Command(
                data,
                name(body, "device_id").orElse(NAMELESS),
                name(body, "device_name").orElse(null),
                SyncTimes.inBody("sync_timestamp", body.get("sync_timestamp")));
    }

    private static Optional<String> name(Map<String, @Nullable Object> body, String member) {
        Object value = body.get(member);
        if (value == null) return Optional.empty();
        if (!(value instanceof String text) || !NAME.matcher(text).matches()) {
            throw ProblemException.invalid(Violation.inBody(member, "must be a text of 1 to 255 characters"));
        }
        return Optional.of(text);
    }

    /** The key that an item with this id or name has. */
    static ItemKey key(DataType type, @Nullable String id, @Nullable String name) {
        Map<String, @Nullable Object> members = new HashMap<>();
        members.put(type.isMap() ? "key" : "id", id);
        members.put("name", name);
        return ItemKey.of(type, Document.of(members))
                .orElseThrow(() -> ProblemException.invalid(
                        Violation.inQuery(type.isMap() ? "id" : "name", "does not name an item of this type")));
    }

    /** What the published document says of it; others may stand beside these. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "SyncPushInput")
    record Members(
            @Nullable List<Map<String, Object>> sshProfiles,
            @Nullable List<Map<String, Object>> sessions,
            @Nullable List<Map<String, Object>> commands,

            @Schema(description = "names and values; a list of objects with key and value is taken as well") @Nullable
            Map<String, Object> settings,

            @Schema(description = "as settings") @Nullable Map<String, Object> aiPreferences,

            @Nullable String deviceId,
            @Nullable String deviceName,

            @Schema(description = "what the last pull gave, or when the items were changed") @Nullable
            Instant syncTimestamp) {}
}
