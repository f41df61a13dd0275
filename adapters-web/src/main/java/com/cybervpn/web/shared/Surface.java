package com.cybervpn.web.shared;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One published contract: which paths are its own, and which shape its errors have. */
public enum Surface {
    /** {@code {"detail": X}} with X a text, a coded object or, for 422, a list. */
    VPN {
        @Override
        Map<String, @Nullable Object> body(Problem problem) {
            if (!problem.violations().isEmpty()) return members("detail", items(problem));
            if (problem.code() == null) return members("detail", problem.message());
            Map<String, @Nullable Object> detail = members("detail", problem.message(), "code", problem.code());
            detail.putAll(problem.details());
            return members("detail", detail);
        }
    },

    /** The app accounts of the vpn surface: {@code {"detail": {"code", "message", "details"?}}}. */
    MOBILE {
        @Override
        Map<String, @Nullable Object> body(Problem problem) {
            if (!problem.violations().isEmpty()) return VPN.body(problem);
            String code = problem.code() != null ? problem.code() : usualCode(problem.status());
            if (code == null) return VPN.body(problem);
            Map<String, @Nullable Object> detail = members("code", code, "message", problem.message());
            if (!problem.details().isEmpty()) detail.put("details", problem.details());
            return members("detail", detail);
        }

        private static @Nullable String usualCode(HttpStatus status) {
            return switch (status) {
                case UNAUTHORIZED -> "UNAUTHORIZED";
                case TOO_MANY_REQUESTS -> "RATE_LIMITED";
                case SERVICE_UNAVAILABLE -> "SERVICE_UNAVAILABLE";
                default -> null;
            };
        }
    },

    /** {@code {"error", "message", "code": status, "details"?: {field: reason}}} (D-GEN-2). */
    DEPLOYER {
        @Override
        Problem adapt(Problem problem) {
            boolean unreadable = problem.violations().stream()
                    .anyMatch(violation -> violation.kind() == Violation.Kind.MALFORMED
                            || violation.kind() == Violation.Kind.WRONG_TYPE
                            || violation.part().equals("query"));
            return unreadable ? problem.withStatus(HttpStatus.BAD_REQUEST) : problem; // D-GEN-3
        }

        @Override
        Map<String, @Nullable Object> body(Problem problem) {
            Map<String, @Nullable Object> body = members("error", problem.codeOrStatus(), "message", problem.message());
            body.put("code", problem.status().getCode());
            Map<String, ?> details = problem.violations().isEmpty() ? problem.details() : reasons(problem);
            if (!details.isEmpty()) body.put("details", details);
            return body;
        }
    },

    /** {@code {"code", "message", "error", "details"?}}: the text is there twice for readers of hosting (T-GEN-2). */
    TERMINAL {
        @Override
        Problem adapt(Problem problem) {
            return problem.violations().isEmpty() || hasViolationInPath(problem)
                    ? problem
                    : problem.withStatus(HttpStatus.BAD_REQUEST); // T-GEN-3
        }

        @Override
        Map<String, @Nullable Object> body(Problem problem) {
            boolean invalid = !problem.violations().isEmpty();
            String message = invalid ? sentence(problem) : problem.message();
            String code = invalid && problem.code() == null ? "invalid_request" : problem.codeOrStatus();
            Map<String, @Nullable Object> body = members("code", code, "message", message);
            body.put("error", message);
            Map<String, ?> details = invalid ? reasons(problem) : problem.details();
            if (!details.isEmpty()) body.put("details", details);
            return body;
        }
    },

    /** {@code {"error": text}} (H-GEN-1). */
    HOSTING {
        @Override
        Problem adapt(Problem problem) {
            if (problem.violations().isEmpty()) return problem;
            return hasViolationInPath(problem)
                    ? Problem.of(HttpStatus.NOT_FOUND) // H-GEN-3: an id that no record can have
                    : problem.withStatus(HttpStatus.BAD_REQUEST);
        }

        @Override
        Map<String, @Nullable Object> body(Problem problem) {
            return members("error", problem.violations().isEmpty() ? problem.message() : sentence(problem));
        }
    };

    /** Where the deployer stands on the public listener; its own listener serves the same without this prefix. */
    public static final String DEPLOYER_PREFIX = "/deployer";

    private static final List<String> HOSTING_PATHS = List.of(
            "/api/v1/apps",
            "/api/v1/deployments",
            "/api/apps",
            "/api/user/me",
            "/api/auth/verify-token",
            "/api/auth/signup",
            "/admin");
    private static final List<String> TERMINAL_PATHS = List.of("/api", "/ws/terminal");

    public static Surface of(HttpRequest<?> request) {
        return ofPath(request.getPath());
    }

    /** Whose contract a path belongs to; also for paths that nobody serves. */
    public static Surface ofPath(String path) {
        if (isUnder(path, DEPLOYER_PREFIX)) return DEPLOYER;
        if (isUnder(path, "/api/v1/mobile")) return MOBILE;
        if (isUnderAny(path, HOSTING_PATHS)) return HOSTING;
        if (isUnder(path, "/api/v1")) return VPN;
        if (isUnderAny(path, TERMINAL_PATHS)) return TERMINAL;
        return VPN;
    }

    /** The body of the contract for {@code problem}, once it is {@link #adapt adapted}. */
    abstract Map<String, @Nullable Object> body(Problem problem);

    /** The problem with the status that this contract gives it. */
    Problem adapt(Problem problem) {
        return problem;
    }

    /** The name as schemas and logs write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static boolean hasViolationInPath(Problem problem) {
        return problem.violations().stream()
                .anyMatch(violation -> violation.part().equals("path"));
    }

    private static boolean isUnderAny(String path, List<String> prefixes) {
        return prefixes.stream().anyMatch(prefix -> isUnder(path, prefix));
    }

    private static boolean isUnder(String path, String prefix) {
        return path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
    }

    private static Map<String, @Nullable Object> members(String name, Object value) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put(name, value);
        return members;
    }

    private static Map<String, @Nullable Object> members(String name, Object value, String other, Object otherValue) {
        Map<String, @Nullable Object> members = members(name, value);
        members.put(other, otherValue);
        return members;
    }

    private static List<Map<String, @Nullable Object>> items(Problem problem) {
        return problem.violations().stream()
                .map(violation -> {
                    Map<String, @Nullable Object> item =
                            members("loc", violation.location(), "msg", violation.message());
                    item.put("type", violation.kind().code());
                    return item;
                })
                .toList();
    }

    private static Map<String, String> reasons(Problem problem) {
        return problem.violations().stream()
                .collect(Collectors.toMap(
                        Violation::field, Violation::message, (first, second) -> first, LinkedHashMap::new));
    }

    private static String sentence(Problem problem) {
        return problem.violations().stream()
                .map(violation -> violation.field() + ": " + violation.message())
                .collect(Collectors.joining("; "));
    }
}
