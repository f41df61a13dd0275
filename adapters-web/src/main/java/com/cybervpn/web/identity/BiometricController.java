package com.cybervpn.web.identity;

import com.cybervpn.application.identity.port.in.Client;
import com.cybervpn.application.identity.port.in.EnrollBiometric;
import com.cybervpn.application.identity.port.in.SignInByBiometric;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.web.shared.Fails;
import com.cybervpn.web.shared.ProblemException;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
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

/** Sign-in by what a phone keeps behind a fingerprint. */
@Controller("/api/v1/mobile/auth/biometric")
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "mobile-auth")
class BiometricController {
    private final EnrollBiometric enroll;
    private final SignInByBiometric signIn;

    BiometricController(EnrollBiometric enroll, SignInByBiometric signIn) {
        this.enroll = enroll;
        this.signIn = signIn;
    }

    @Post("/enroll")
    @Secured(SecurityRule.IS_AUTHENTICATED)
    @Operation(operationId = "biometricEnroll", summary = "Issue a device-bound token")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.Invalid
    @Fails.TooManyRequests
    BiometricEnrollResponse enroll(Caller caller, @Body @Valid BiometricEnrollRequest body) {
        var token = enroll.enroll(caller, body.deviceId());
        return new BiometricEnrollResponse(token.value().reveal(), token.expiresAt());
    }

    @Post("/login")
    @Operation(
            operationId = "biometricLogin",
            summary = "Log in with a device-bound token",
            security = {})
    @Fails.Unauthorized
    @Fails.Invalid
    @Fails.TooManyRequests
    BiometricLoginResponse login(@Body @Valid BiometricLoginRequest body, Client client) {
        return switch (signIn.signIn(body.deviceToken(), client.withDevice(body.deviceId()))) {
            case SignInByBiometric.Outcome.Entered entered -> BiometricLoginResponse.of(entered);
            case SignInByBiometric.Outcome.Refused _ ->
                throw ProblemException.coded(
                        HttpStatus.UNAUTHORIZED, "INVALID_DEVICE_TOKEN", "Invalid or expired device token");
        };
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "BiometricEnrollRequest")
    record BiometricEnrollRequest(
            @Schema(description = "client-generated UUID string") @NotNull @Size(min = 36, max = 36)
            String deviceId) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "BiometricEnrollResponse")
    record BiometricEnrollResponse(
            @Schema(description = "opaque, device-bound") String deviceToken, Instant expiresAt) {
        @Override
        public String toString() {
            return "BiometricEnrollResponse[***]";
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "BiometricLoginRequest")
    record BiometricLoginRequest(
            @NotNull @Size(min = 1, max = 512) String deviceToken,

            @Schema(description = "client-generated UUID string") @NotNull @Size(min = 36, max = 36)
            String deviceId) {
        @Override
        public String toString() {
            return "BiometricLoginRequest[***]";
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "BiometricLoginResponse")
    record BiometricLoginResponse(
            String accessToken,
            String refreshToken,
            String tokenType,
            @Schema(description = "seconds", minimum = "0") long expiresIn,

            @Schema(description = "rotated; the presented one stays good until this one is used")
            String deviceToken,

            Instant deviceTokenExpiresAt) {
        static BiometricLoginResponse of(SignInByBiometric.Outcome.Entered entered) {
            var tokens = TokenResponse.of(entered.entrance().tokens());
            return new BiometricLoginResponse(
                    tokens.accessToken(),
                    tokens.refreshToken(),
                    tokens.tokenType(),
                    tokens.expiresIn(),
                    entered.next().value().reveal(),
                    entered.next().expiresAt());
        }

        @Override
        public String toString() {
            return "BiometricLoginResponse[***]";
        }
    }
}
