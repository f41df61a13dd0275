package com.cybervpn.web.identity;

import com.cybervpn.application.identity.port.in.OwnProfile;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.identity.NotificationPreferences;
import com.cybervpn.domain.identity.TelegramIdentity;
import com.cybervpn.web.shared.Fails;
import com.cybervpn.web.shared.ProblemException;
import com.cybervpn.web.shared.Violation;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What callers show of themselves, and what they want to be told. */
@Controller("/api/v1/users/me")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "profile")
class OwnProfileController {
    private final OwnProfile profiles;

    OwnProfileController(OwnProfile profiles) {
        this.profiles = profiles;
    }

    @Get("/profile")
    @Operation(operationId = "getProfile", summary = "Own profile")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.TooManyRequests
    ProfileResponse read(Caller caller) {
        return ProfileResponse.of(profiles.read(caller));
    }

    @Patch("/profile")
    @Operation(operationId = "updateProfile", summary = "Change own profile")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.Invalid
    @Fails.TooManyRequests
    ProfileResponse update(Caller caller, @Body @Valid ProfileUpdateRequest body) {
        var changes = new OwnProfile.Changes(
                body.displayName(),
                body.avatarUrl(),
                body.language(),
                body.timezone() == null ? null : zone(body.timezone()));
        return ProfileResponse.of(profiles.change(caller, changes));
    }

    @Get("/notifications")
    @Operation(operationId = "getNotificationPreferences", summary = "Notification switches")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.TooManyRequests
    NotificationPreferencesBody preferences(Caller caller) {
        return NotificationPreferencesBody.of(profiles.preferences(caller));
    }

    @Patch("/notifications")
    @Operation(operationId = "updateNotificationPreferences", summary = "Change notification switches")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.Invalid
    @Fails.TooManyRequests
    NotificationPreferencesBody updatePreferences(Caller caller, @Body @Valid NotificationPreferencesUpdate body) {
        return NotificationPreferencesBody.of(profiles.changePreferences(caller, body::appliedTo));
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException _) {
            throw ProblemException.invalid(Violation.inBody("timezone", "is not a time zone"));
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "ProfileUpdateRequest")
    record ProfileUpdateRequest(
            @Size(min = 1, max = 100) @Nullable String displayName,

            @Size(max = 2048) @Pattern(regexp = "^https?://.*") @Nullable
            String avatarUrl,

            @Size(min = 2, max = 10) @Nullable String language,

            @Schema(description = "as in the IANA database: Europe/Berlin") @Size(min = 1, max = 50) @Nullable
            String timezone) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "ProfileResponse")
    record ProfileResponse(
            String id,
            String email,
            @Nullable String displayName,
            @Nullable String avatarUrl,
            String language,
            String timezone,
            Instant updatedAt) {
        static ProfileResponse of(OwnProfile.Profile profile) {
            var account = profile.account();
            var details = profile.details();
            return new ProfileResponse(
                    account.id().toString(),
                    account.emailAddress()
                            .or(() -> Optional.ofNullable(account.telegram()).map(TelegramIdentity::placeholderAddress))
                            .map(EmailAddress::value)
                            .orElse(""),
                    account.displayName(),
                    details.avatarUrl(),
                    account.locale(),
                    details.timezone().getId(),
                    details.updatedAt());
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "NotificationPreferences")
    record NotificationPreferencesBody(
            boolean emailSecurity,
            boolean emailMarketing,
            boolean pushConnection,
            boolean pushPayment,
            boolean pushSubscription) {
        static NotificationPreferencesBody of(NotificationPreferences preferences) {
            return new NotificationPreferencesBody(
                    preferences.emailSecurity(),
                    preferences.emailMarketing(),
                    preferences.pushConnection(),
                    preferences.pushPayment(),
                    preferences.pushSubscription());
        }
    }

    /** Null members stay as they are. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "NotificationPreferencesUpdate")
    record NotificationPreferencesUpdate(
            @Nullable Boolean emailSecurity,
            @Nullable Boolean emailMarketing,
            @Nullable Boolean pushConnection,
            @Nullable Boolean pushPayment,
            @Nullable Boolean pushSubscription) {
        NotificationPreferences appliedTo(NotificationPreferences before) {
            return new NotificationPreferences(
                    either(emailSecurity, before.emailSecurity()),
                    either(emailMarketing, before.emailMarketing()),
                    either(pushConnection, before.pushConnection()),
                    either(pushPayment, before.pushPayment()),
                    either(pushSubscription, before.pushSubscription()));
        }

        private static boolean either(@Nullable Boolean said, boolean before) {
            return said == null ? before : said;
        }
    }
}
