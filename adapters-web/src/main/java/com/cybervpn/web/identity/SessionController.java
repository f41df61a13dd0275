package com.cybervpn.web.identity;

import com.cybervpn.application.identity.port.in.OwnSessions;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.identity.Session;
import com.cybervpn.web.shared.Fails;
import com.cybervpn.web.shared.ProblemException;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The caller's own sessions. */
@Controller("/api/v1/auth")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "auth")
class SessionController {
    private final OwnSessions ownSessions;
    private final SessionCookies cookies;

    SessionController(OwnSessions ownSessions, SessionCookies cookies) {
        this.ownSessions = ownSessions;
        this.cookies = cookies;
    }

    @Get("/devices")
    @Operation(operationId = "listDevices", summary = "Own sessions")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.TooManyRequests
    DeviceSessionListResponse list(Caller caller) {
        var devices = ownSessions.list(caller).stream()
                .map(session -> DeviceSessionResponse.of(session, caller))
                .toList();
        return new DeviceSessionListResponse(devices, devices.size());
    }

    @Delete("/devices/{device_id}")
    @Operation(operationId = "revokeDevice", summary = "End one session by device")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.NotFound
    @Fails.TooManyRequests
    RevokedDeviceResponse revoke(Caller caller, @PathVariable("device_id") @Size(min = 1, max = 255) String deviceId) {
        if (!ownSessions.end(caller, deviceId)) {
            throw ProblemException.of(HttpStatus.NOT_FOUND, "No such session");
        }
        return new RevokedDeviceResponse("Session has ended", deviceId);
    }

    @Post("/logout-all")
    @Operation(operationId = "logoutAll", summary = "End every session of the caller")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.TooManyRequests
    MutableHttpResponse<LogoutAllResponse> logoutAll(Caller caller) {
        int ended = ownSessions.endAll(caller);
        return cookies.clear(HttpResponse.ok(new LogoutAllResponse("All sessions have ended", ended)));
    }

    /**
     * @param deviceId the session's own id where the client named no device, so that every session can be ended
     */
    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "DeviceSessionResponse")
    record DeviceSessionResponse(
            @Nullable String deviceId,
            @Nullable String ipAddress,
            @Nullable String userAgent,
            Instant lastUsedAt,
            Instant createdAt,
            boolean isCurrent) {
        static DeviceSessionResponse of(Session session, Caller caller) {
            return new DeviceSessionResponse(
                    Optional.ofNullable(session.deviceId()).orElse(session.id().toString()),
                    session.ip(),
                    session.userAgent(),
                    session.lastUsedAt(),
                    session.createdAt(),
                    session.id().equals(caller.principal().session()));
        }
    }

    @Serdeable
    @Schema(name = "DeviceSessionListResponse")
    record DeviceSessionListResponse(
            List<DeviceSessionResponse> devices,
            @Schema(minimum = "0") int total) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "RevokedDeviceResponse")
    record RevokedDeviceResponse(String message, String deviceId) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "LogoutAllResponse")
    record LogoutAllResponse(
            String message, @Schema(minimum = "0") int sessionsRevoked) {}
}
