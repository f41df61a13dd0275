package com.cybervpn.web.vpn;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.vpn.port.in.Snippets;
import com.cybervpn.domain.vpn.Snippet;
import com.cybervpn.web.shared.Fails;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Snippets of the panel. */
@Controller("/api/v1/snippets")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "snippets")
@SuppressWarnings("NullAway") // a checker limit: nested nullness of the elements is lost
class SnippetController {
    private final Snippets snippets;
    private final JsonText json;

    SnippetController(Snippets snippets, JsonText json) {
        this.snippets = snippets;
        this.json = json;
    }

    @Get
    @Operation(operationId = "listSnippets", summary = "List snippets")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.TooManyRequests
    @Fails.BadGateway
    List<SnippetResponse> list(Caller caller) {
        return snippets.list(caller).stream().map(this::response).toList();
    }

    @Post
    @Operation(operationId = "createSnippet", summary = "Create a snippet")
    @Fails.BadRequest
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.Conflict
    @Fails.Invalid
    @Fails.TooManyRequests
    @Fails.BadGateway
    SnippetResponse create(Caller caller, @Body @Valid CreateSnippetRequest body) {
        var draft = new Snippets.Draft(
                new Snippet(body.name(), json.readObjects(body.content())),
                body.snippetType(),
                !Boolean.FALSE.equals(body.isActive()),
                body.order());
        return response(PanelReplies.done(snippets.create(caller, draft), "snippet"));
    }

    private SnippetResponse response(Snippets.View view) {
        return new SnippetResponse(
                view.id().toString(),
                view.snippet().name(),
                view.type(),
                json.write(view.snippet().parts()),
                view.active(),
                view.order());
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "CreateSnippetRequest")
    record CreateSnippetRequest(
            @NotNull @Size(min = 1, max = 100) String name,

            @NotNull @Size(min = 1, max = 50) String snippetType,

            @NotNull
            @Size(min = 1, max = 50_000)
            @Schema(description = "JSON text: an object of Xray config, or a list of them")
            String content,

            @Nullable @Schema(description = "true when not given")
            Boolean isActive,

            @Nullable @Min(0) Integer order) {}

    @Serdeable
    @Schema(name = "SnippetResponse")
    record SnippetResponse(
            String uuid,
            String name,
            String snippetType,
            String content,
            boolean isActive,
            @Nullable Integer order) {}
}
