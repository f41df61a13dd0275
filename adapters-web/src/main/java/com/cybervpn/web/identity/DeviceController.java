package com.cybervpn.web.identity;

import com.cybervpn.application.identity.port.in.OwnDevices;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.identity.AppDevice;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.web.shared.Fails;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The caller's phones and how they are reached; the push paths of old and new clients lead to one register (D-40). */
@Controller("/api/v1")
@Secured(SecurityRule.IS_AUTHENTICATED)
class DeviceController {
    private final OwnDevices devices;

    DeviceController(OwnDevices devices) {
        this.devices = devices;
    }

    @Post("/mobile/auth/device")
    @Status(HttpStatus.CREATED)
    @Tag(name = "mobile-auth")
    @Operation(operationId = "mobileRegisterDevice", summary = "Register or update a device")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.NotFound
    @Fails.Invalid
    @Fails.TooManyRequests
    DeviceResponse register(Caller caller, @Body @Valid DeviceRegistrationRequest body) {
        return DeviceResponse.of(devices.register(caller, body.device().description()));
    }

    @Post("/auth/me/fcm-token")
    @Status(HttpStatus.NO_CONTENT)
    @Tag(name = "auth")
    @Operation(operationId = "registerFcmToken", summary = "Register or replace the push token of a device")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.Invalid
    @Fails.TooManyRequests
    void registerPush(Caller caller, @Body @Valid RegisterFcmTokenRequest body) {
        devices.registerPush(caller, body.deviceId(), body.platform().platform(), Secret.of(body.fcmToken()));
    }

    @Post("/users/me/fcm-token")
    @Status(HttpStatus.CREATED)
    @Tag(name = "fcm")
    @Operation(operationId = "registerFcmTokenUpstream", summary = "The same with longer tokens and any device id")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.Invalid
    @Fails.TooManyRequests
    UpstreamFcmTokenResponse registerUpstream(Caller caller, @Body @Valid UpstreamFcmTokenRequest body) {
        var registered =
                devices.registerPush(caller, body.deviceId(), body.platform().platform(), Secret.of(body.token()));
        return new UpstreamFcmTokenResponse(
                registered.token().reveal(),
                registered.deviceId(),
                registered.platform().code(),
                registered.registeredAt());
    }

    @Delete("/users/me/fcm-token")
    @Status(HttpStatus.NO_CONTENT)
    @Tag(name = "fcm")
    @Operation(operationId = "unregisterFcmTokenUpstream", summary = "Remove a push token")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.Invalid
    @Fails.TooManyRequests
    void unregister(Caller caller, @Body @Valid UpstreamFcmTokenDeleteRequest body) {
        devices.unregisterPush(caller, body.deviceId());
    }

    @Serdeable
    @Schema(name = "DeviceRegistrationRequest")
    record DeviceRegistrationRequest(@NotNull @Valid DeviceInfo device) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "DeviceResponse")
    record DeviceResponse(
            String deviceId, Instant registeredAt, @Nullable Instant lastActiveAt) {
        static DeviceResponse of(AppDevice device) {
            return new DeviceResponse(device.id(), device.registeredAt(), device.lastActiveAt());
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "RegisterFcmTokenRequest")
    record RegisterFcmTokenRequest(
            @NotNull @Size(min = 1, max = 512) String fcmToken,
            @NotNull DeviceInfo.PlatformWord platform,

            @Schema(description = "client-generated UUID string") @NotNull @Size(min = 36, max = 36)
            String deviceId) {
        @Override
        public String toString() {
            return "RegisterFcmTokenRequest[***]";
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "UpstreamFcmTokenRequest")
    record UpstreamFcmTokenRequest(
            @NotNull @Size(min = 1, max = 4096) String token,
            @NotNull @Size(min = 1, max = 255) String deviceId,
            @NotNull DeviceInfo.PlatformWord platform) {
        @Override
        public String toString() {
            return "UpstreamFcmTokenRequest[***]";
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "UpstreamFcmTokenDeleteRequest")
    record UpstreamFcmTokenDeleteRequest(
            @NotNull @Size(min = 1, max = 255) String deviceId) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "UpstreamFcmTokenResponse")
    record UpstreamFcmTokenResponse(String token, String deviceId, String platform, Instant createdAt) {
        @Override
        public String toString() {
            return "UpstreamFcmTokenResponse[***]";
        }
    }
}
