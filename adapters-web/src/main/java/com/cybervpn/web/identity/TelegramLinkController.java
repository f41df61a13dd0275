package com.cybervpn.web.identity;

import com.cybervpn.application.identity.port.in.LinkProvider;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.identity.OAuthProvider;
import com.cybervpn.web.shared.Fails;
import com.cybervpn.web.shared.ProblemException;
import com.cybervpn.web.shared.Violation;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Links the Telegram account that the Login Widget shows. Telegram signs whatever it sends, members that nobody here knows
 * included: all are passed on.
 */
@Controller("/api/v1/oauth/telegram/callback")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "oauth")
class TelegramLinkController {
    private static final String STATE = "state";
    private static final List<String> REQUIRED = List.of("id", "first_name", "auth_date", "hash", STATE);

    private final LinkProvider linkProvider;

    TelegramLinkController(LinkProvider linkProvider) {
        this.linkProvider = linkProvider;
    }

    @Post
    @Operation(operationId = "telegramLink", summary = "Link a Telegram account")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TelegramCallbackRequest.class)))
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.Conflict
    @Fails.Invalid
    @Fails.TooManyRequests
    OAuthLinkResponse link(Caller caller, @Body Map<String, @Nullable Object> body) {
        var members = new HashMap<String, String>();
        body.forEach((name, value) -> {
            if (value != null) members.put(name, text(name, value));
        });
        return link(caller, members, "body");
    }

    @Get
    @Operation(operationId = "telegramLinkGet", summary = "Same as POST with query parameters", deprecated = true)
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.Conflict
    @Fails.Invalid
    @Fails.TooManyRequests
    OAuthLinkResponse linkByQuery(
            Caller caller,
            HttpRequest<?> request,
            @QueryValue("id") String id,
            @QueryValue("first_name") String firstName,
            @QueryValue("last_name") @Nullable String lastName,
            @QueryValue("username") @Nullable String username,
            @QueryValue("photo_url") @Nullable String photoUrl,
            @QueryValue("auth_date") String authDate,
            @QueryValue("hash") String hash,
            @QueryValue("state") String state) {
        var members = new HashMap<String, String>();
        request.getParameters().forEach((name, values) -> members.put(name, values.getFirst()));
        return link(caller, members, "query");
    }

    private OAuthLinkResponse link(Caller caller, Map<String, String> members, String part) {
        for (var name : REQUIRED) {
            if (!members.containsKey(name)) throw invalid(part, name, "is required");
        }
        var state = members.remove(STATE);
        return OAuthLinkResponse.of(
                linkProvider.withTelegram(caller, members, state == null ? "" : state), OAuthProvider.TELEGRAM);
    }

    private static String text(String name, Object value) {
        return switch (value) {
            case String text -> text;
            case Integer number -> number.toString();
            case Long number -> number.toString();
            case BigInteger number -> number.toString();
            default -> throw invalid("body", name, "must be a text or a whole number");
        };
    }

    private static ProblemException invalid(String part, String name, String message) {
        return ProblemException.invalid(
                part.equals("body") ? Violation.inBody(name, message) : Violation.inQuery(name, message));
    }

    /** What Telegram's Login Widget hands over, and the state of the authorize call; for the description of the API. */
    @Schema(name = "TelegramCallbackRequest")
    record TelegramCallbackRequest(
            @Schema(oneOf = {String.class, Long.class}) Object id,
            @Schema(name = "first_name") String firstName,
            @Schema(name = "last_name") @Nullable String lastName,
            @Nullable String username,
            @Schema(name = "photo_url") @Nullable String photoUrl,

            @Schema(
                    name = "auth_date",
                    description = "unix seconds",
                    oneOf = {String.class, Long.class})
            Object authDate,

            @Schema(description = "hex HMAC-SHA256") String hash,
            String state) {}
}
