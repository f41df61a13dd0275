package com.cybervpn.remnawave.sandbox;

import com.cybervpn.http.JsonObject;
import com.cybervpn.http.LoopbackServer.Answer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The panel's routes: who may use which, and what they do. */
final class Router {
    /** Does what a route is for. */
    @FunctionalInterface
    interface Action {
        Answer run(Call call);
    }

    /** Who may use a route. */
    enum Access {
        ANYBODY,
        API_TOKEN,
        ADMIN
    }

    /**
     * @param scope {@code users:create}: what an API token's scopes are matched with
     */
    record Route(String method, String[] segments, Access access, String scope, Action action) {
        boolean isRead() {
            return method.equals("GET");
        }

        String resource() {
            return scope.substring(0, scope.indexOf(':'));
        }

        String path() {
            return String.join("/", segments);
        }

        private long variables() {
            return java.util.Arrays.stream(segments)
                    .filter(it -> it.startsWith("{"))
                    .count();
        }

        private @Nullable Map<String, String> match(String[] path) {
            var values = new HashMap<String, String>();
            for (int i = 0; i < segments.length; i++) {
                if (segments[i].startsWith("{")) {
                    values.put(segments[i].substring(1, segments[i].length() - 1), path[i]);
                } else if (!segments[i].equals(path[i])) {
                    return null;
                }
            }
            return values;
        }
    }

    /** A route and the values it took from the path. */
    record Match(Route route, Map<String, String> values) {}

    private final Map<String, List<Route>> routes = new HashMap<>();

    Router on(String method, String path, String scope, Action action) {
        return add(method, path, Access.API_TOKEN, scope, action);
    }

    Router open(String method, String path, Action action) {
        return add(method, path, Access.ANYBODY, "public:any", action);
    }

    Router admin(String method, String path, Action action) {
        return add(method, path, Access.ADMIN, "admin:any", action);
    }

    Optional<Match> find(String method, String path) {
        String[] segments = segments(path);
        for (Route route : routes.getOrDefault(bucket(method, segments), List.of())) {
            Map<String, String> values = route.match(segments);
            if (values != null) return Optional.of(new Match(route, values));
        }
        return Optional.empty();
    }

    /** All routes that API tokens may use. */
    List<Route> scoped() {
        return routes.values().stream()
                .flatMap(List::stream)
                .filter(route -> route.access() == Access.API_TOKEN)
                .sorted(Comparator.comparing(Route::path).thenComparing(Route::method))
                .toList();
    }

    /** A success as the panel wraps it. */
    static Answer ok(@Nullable Object response) {
        return Answer.json(200, new JsonObject().set("response", response));
    }

    static Answer created(@Nullable Object response) {
        return Answer.json(201, new JsonObject().set("response", response));
    }

    private Router add(String method, String path, Access access, String scope, Action action) {
        String[] segments = segments(path);
        List<Route> bucket = routes.computeIfAbsent(bucket(method, segments), _ -> new ArrayList<>());
        bucket.add(new Route(method, segments, access, scope, action));
        bucket.sort(Comparator.comparingLong(Route::variables));
        return this;
    }

    private static String[] segments(String path) {
        return (path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path).split("/", -1);
    }

    private static String bucket(String method, String[] segments) {
        return method + segments.length;
    }
}
