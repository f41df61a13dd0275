package com.cybervpn.web.shared.openapi;

import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which operations ask for a sign-in: read off the routes themselves. */
final class SignIn {
    private final Set<String> anonymous = new HashSet<>();

    SignIn(Router router) {
        router.uriRoutes()
                .filter(SignIn::isAnonymous)
                .forEach(route -> anonymous.add(key(
                        route.getHttpMethodName(), route.getUriMatchTemplate().toPathString())));
    }

    private static boolean isAnonymous(UriRouteInfo<?, ?> route) {
        // As the security rule reads it: the method's own word counts before its controller's.
        return route.getAnnotationMetadata()
                .getValue(Secured.class, String[].class)
                .map(List::of)
                .orElse(List.of())
                .contains(SecurityRule.IS_ANONYMOUS);
    }

    private static String key(String method, String path) {
        return method.toLowerCase(Locale.ROOT) + " " + path.replaceAll("\\{[^}]*}", "{}");
    }

    boolean isAskedFor(Operation operation) {
        return !anonymous.contains(key(operation.method(), operation.path()));
    }

    /** Writes it down, unless the operation itself says how it is protected: a webhook's signature, say. */
    void describe(Operation operation) {
        if (operation.tree().has("security")) return;
        operation
                .tree()
                .put(
                        "security",
                        isAskedFor(operation)
                                ? List.of(Map.of("bearerAuth", List.of()), Map.of("cookieAuth", List.of()))
                                : List.of());
    }
}
