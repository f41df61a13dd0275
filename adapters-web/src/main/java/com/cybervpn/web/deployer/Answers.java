package com.cybervpn.web.deployer;

import com.cybervpn.application.deployer.port.in.Answer;
import com.cybervpn.web.shared.Problem;
import com.cybervpn.web.shared.ProblemException;
import io.micronaut.http.HttpStatus;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns what the use cases answer, and what paths and bodies say, into each other. */
final class Answers {
    private Answers() {}

    /** The value, or the failure in the contract's words (D-GEN-3, D-GEN-4). */
    static <T> T value(Answer<T> answer) {
        return switch (answer) {
            case Answer.Done<T>(T value) -> value;
            case Answer.Missing<T>(String what) -> throw missing(what);
            case Answer.Invalid<T>(Map<String, String> reasons) -> throw invalid(reasons);
            case Answer.Conflict<T>(String reason) -> throw problem(HttpStatus.CONFLICT, reason);
            case Answer.Unreachable<T>(String reason) -> throw problem(HttpStatus.BAD_GATEWAY, reason);
        };
    }

    static ProblemException missing(String what) {
        return problem(HttpStatus.NOT_FOUND, "there is no such " + what);
    }

    static ProblemException invalid(Map<String, String> reasons) {
        return new ProblemException(Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, "the request did not pass validation")
                .with(reasons));
    }

    static ProblemException unreadable(String parameter, String reason) {
        return new ProblemException(
                Problem.of(HttpStatus.BAD_REQUEST, "bad value of " + parameter).with(Map.of(parameter, reason)));
    }

    private static ProblemException problem(HttpStatus status, String message) {
        return ProblemException.of(status, message);
    }

    /** An id of a path; what is no id names nothing. */
    static <T> T id(String what, String text, Function<UUID, T> id) {
        return optionalId(text, id).orElseThrow(() -> missing(what));
    }

    static <T> Optional<T> optionalId(String text, Function<UUID, T> id) {
        if (!text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) return Optional.empty();
        return Optional.of(id.apply(UUID.fromString(text)));
    }

    static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    static String or(@Nullable String value, String otherwise) {
        return value == null ? otherwise : value;
    }

    static boolean or(@Nullable Boolean value, boolean otherwise) {
        return value == null ? otherwise : value;
    }

    static int or(@Nullable Integer value, int otherwise) {
        return value == null ? otherwise : value;
    }

    /** What was sent; a missing element becomes one that no check lets pass. */
    static List<String> texts(@Nullable Collection<@Nullable String> values) {
        return values == null ? List.of() : values.stream().map(Answers::text).toList();
    }
}
