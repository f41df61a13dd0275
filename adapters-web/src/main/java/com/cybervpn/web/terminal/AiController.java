package com.cybervpn.web.terminal;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.terminal.port.in.AiAssistant;
import com.cybervpn.application.terminal.port.in.AiAssistant.Answer;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.web.shared.Fails;
import com.cybervpn.web.shared.Problem;
import com.cybervpn.web.shared.ProblemException;
import com.cybervpn.web.shared.Violation;
import io.micronaut.http.HttpHeaders;
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
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Suggestions of an AI model, with the caller's own key for its provider (T-AI). */
@Controller("/api/ai")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "AI")
@Fails.BadRequest
@Fails.Unauthorized
@Fails.Invalid
@Fails.TooManyRequests
@Fails.BadGateway
@Fails.GatewayTimeout
class AiController {
    private final AiAssistant assistant;

    AiController(AiAssistant assistant) {
        this.assistant = assistant;
    }

    @Post("/suggest")
    @Operation(operationId = "getAISuggestion", summary = "natural language to command")
    SuggestionResponse suggest(Caller caller, @Body @Valid SuggestRequest body) {
        var suggestion = given(assistant.suggest(caller, body.wish()));
        return new SuggestionResponse(suggestion.command(), suggestion.cached());
    }

    @Post("/explain")
    @Operation(operationId = "explainError", summary = "explain a failed command")
    ExplanationResponse explain(Caller caller, @Body @Valid ExplainRequest body) {
        var explanation = given(assistant.explain(caller, Secret.of(body.apiKey()), body.command(), body.error()));
        return new ExplanationResponse(explanation.text(), explanation.suggestions());
    }

    @Post("/validate-key")
    @Operation(operationId = "validateApiKey", summary = "check a provider key")
    KeyResponse validate(Caller caller, @Body @Valid KeyRequest body) {
        var check = given(assistant.check(caller, Secret.of(body.apiKey())));
        return new KeyResponse(check.valid(), check.models());
    }

    @Post("/complete")
    @Operation(operationId = "autocompleteCommand", summary = "complete a partial command")
    CompletionsResponse complete(Caller caller, @Body @Valid CompleteRequest body) {
        List<String> context = body.context() == null ? List.of() : body.context();
        return new CompletionsResponse(
                given(assistant.complete(caller, Secret.of(body.apiKey()), body.partialCommand(), context)));
    }

    private static <T> T given(Answer<T> answer) {
        return switch (answer) {
            case Answer.Given<T>(var value) -> value;
            case Answer.Invalid<T>(var member, var reason) ->
                throw ProblemException.invalid(Violation.inBody(member, reason));
            case Answer.KeyRefused<T> _ ->
                throw ProblemException.coded(
                        HttpStatus.UNAUTHORIZED, "invalid_api_key", "The AI provider does not take this API key");
            case Answer.Limited<T>(var retryAfter) -> throw limited(retryAfter);
            case Answer.Failed<T> _ ->
                throw ProblemException.coded(
                        HttpStatus.BAD_GATEWAY, "ai_provider_failed", "The AI provider gave no usable answer");
            case Answer.TimedOut<T> _ ->
                throw ProblemException.coded(
                        HttpStatus.GATEWAY_TIMEOUT, "ai_provider_timeout", "The AI provider did not answer in time");
        };
    }

    private static ProblemException limited(@Nullable Duration retryAfter) {
        Problem problem = Problem.coded(
                HttpStatus.TOO_MANY_REQUESTS,
                "ai_provider_rate_limited",
                "The AI provider's limit for this key is used up");
        return new ProblemException(
                retryAfter == null
                        ? problem
                        : problem.withHeader(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter.toSeconds())));
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "AISuggestRequest")
    record SuggestRequest(
            @NotBlank String prompt,

            @Schema(accessMode = Schema.AccessMode.WRITE_ONLY) @NotBlank
            String apiKey,

            @Schema(description = "what was said before, oldest first") @Nullable
            List<@Valid ContextMessage> context,

            @Schema(
                    type = "string",
                    defaultValue = "claude-3-haiku",
                    allowableValues = {"claude-3-haiku", "gpt-4o-mini", "gpt-4o"})
            @Nullable
            String model) {
        AiAssistant.Wish wish() {
            List<AiAssistant.Message> said = context == null
                    ? List.of()
                    : context.stream().map(ContextMessage::said).toList();
            return new AiAssistant.Wish(Secret.of(apiKey), prompt, said, model);
        }

        @Override
        public String toString() {
            return "SuggestRequest[***]";
        }
    }

    @Serdeable
    @Schema(name = "AIContextMessage")
    record ContextMessage(
            @Schema(
                    type = "string",
                    defaultValue = "user",
                    allowableValues = {"user", "assistant", "system"})
            @Nullable
            String role,

            @NotNull String content) {
        AiAssistant.Message said() {
            return new AiAssistant.Message(role == null ? "user" : role, content);
        }

        @Override
        public String toString() {
            return "ContextMessage[***]";
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "AISuggestion")
    record SuggestionResponse(String suggestion, boolean cached) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "AIExplainRequest")
    record ExplainRequest(
            @NotBlank String command,
            @NotBlank String error,

            @Schema(accessMode = Schema.AccessMode.WRITE_ONLY) @NotBlank
            String apiKey) {
        @Override
        public String toString() {
            return "ExplainRequest[***]";
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "AIExplanation")
    record ExplanationResponse(String explanation, List<String> suggestions) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "AIKeyRequest")
    record KeyRequest(
            @Schema(accessMode = Schema.AccessMode.WRITE_ONLY) @NotBlank
            String apiKey) {
        @Override
        public String toString() {
            return "KeyRequest[***]";
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "AIKeyCheck")
    record KeyResponse(boolean valid, List<String> models) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "AICompleteRequest")
    record CompleteRequest(
            @NotBlank String partialCommand,

            @Schema(accessMode = Schema.AccessMode.WRITE_ONLY) @NotBlank
            String apiKey,

            @Nullable List<@NotNull @Size(max = 4000) String> context) {
        @Override
        public String toString() {
            return "CompleteRequest[***]";
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "AICompletions")
    record CompletionsResponse(List<String> completions) {}
}
