package com.cybervpn.remnawave.sandbox;

import static com.cybervpn.remnawave.sandbox.Router.created;
import static com.cybervpn.remnawave.sandbox.Router.ok;

import com.cybervpn.http.Json;
import com.cybervpn.http.JsonObject;
import com.cybervpn.http.LoopbackServer.Answer;
import com.cybervpn.http.LoopbackServer.Request;
import com.cybervpn.remnawave.sandbox.Form.Need;
import com.cybervpn.remnawave.sandbox.Form.Rule;
import com.cybervpn.remnawave.sandbox.Router.Route;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/** Who may come in: proxy headers, API tokens with scopes, the one administrator. {@code /api/auth}, {@code /api/tokens}. */
final class Gate {
    private static final int ITERATIONS = 10_000;
    private static final Duration ADMIN_SESSION = Duration.ofHours(12);

    private final PanelContext panel;
    private final PanelState state;
    private final Router router;

    Gate(PanelContext panel, Router router) {
        this.panel = panel;
        this.state = panel.state();
        this.router = router;
    }

    void routes() {
        router.open("GET", "/api/auth/status", _ -> ok(status()))
                .open("POST", "/api/auth/register", this::register)
                .open("POST", "/api/auth/login", this::login)
                .admin("GET", "/api/tokens", _ -> ok(new JsonObject().set("tokens", tokens())))
                .admin("POST", "/api/tokens", this::createToken)
                .admin("GET", "/api/tokens/scopes", _ -> ok(scopes()))
                .admin("DELETE", "/api/tokens/{uuid}", this::deleteToken)
                .admin("GET", "/api/remnawave-settings", _ -> ok(panelSettings()))
                .admin("PATCH", "/api/remnawave-settings", this::updatePanelSettings);
    }

    /** The panel in production mode talks to nobody but its reverse proxy. */
    static boolean cameThroughProxy(Request request) {
        String from = request.header("X-Forwarded-For");
        return from != null && !from.isBlank() && "https".equals(request.header("X-Forwarded-Proto"));
    }

    /**
     * Lets the caller of a route pass.
     *
     * @throws PanelError when it may not
     */
    void admit(Route route, Request request) {
        if (route.access() == Router.Access.ANYBODY) return;
        JWTClaimsSet claims = claims(request).orElseThrow(() -> PanelError.framework(401, "Unauthorized"));
        if ("ADMIN".equals(claims.getClaim("role"))) {
            if (!"browser".equals(request.header("X-Remnawave-Client-Type"))) {
                throw PanelError.framework(
                        403, "For API requests you must create own API-token in the admin dashboard.");
            }
            return;
        }
        if (route.access() == Router.Access.ADMIN) throw PanelError.forbidden();
        JsonObject token = state.tokens.get(claims.getJWTID());
        if (token == null || token.texts("scopes").stream().noneMatch(scope -> covers(scope, route))) {
            throw PanelError.framework(403, "Forbidden resource");
        }
    }

    /** A token with every scope for the platform itself, replacing the one of the same name. */
    String tokenFor(String name) {
        state.tokens.removeIf(token -> name.equals(token.text("name")));
        return issue(name, 3650, List.of("*")).sign();
    }

    private static boolean covers(String scope, Route route) {
        return scope.equals("*")
                || scope.equals(route.resource() + ":*")
                || scope.equals(route.resource() + (route.isRead() ? ":read" : ":write"))
                || scope.equals(route.scope());
    }

    private Optional<JWTClaimsSet> claims(Request request) {
        String header = request.header("Authorization");
        if (header == null || !header.startsWith("Bearer ")) return Optional.empty();
        try {
            SignedJWT token = SignedJWT.parse(header.substring("Bearer ".length()));
            JWTClaimsSet claims = token.getJWTClaimsSet();
            boolean alive = claims.getExpirationTime() != null
                    && claims.getExpirationTime().toInstant().isAfter(panel.now());
            return token.verify(new MACVerifier(key())) && alive ? Optional.of(claims) : Optional.empty();
        } catch (ParseException | JOSEException e) {
            return Optional.empty();
        }
    }

    private String sign(String role, String id, Duration lifetime) {
        try {
            var claims = new JWTClaimsSet.Builder()
                    .claim("role", role)
                    .jwtID(id)
                    .issueTime(Date.from(panel.now()))
                    .expirationTime(Date.from(panel.now().plus(lifetime)))
                    .build();
            var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
            token.sign(new MACSigner(key()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot sign", e);
        }
    }

    private byte[] key() {
        JsonObject keys = state.single("keys");
        if (keys.text("tokens") == null) keys.set("tokens", Base64.getEncoder().encodeToString(state.bytes(32)));
        return Base64.getDecoder().decode(Objects.requireNonNull(keys.text("tokens")));
    }

    private JsonObject status() {
        boolean registered = !state.single("admin").isEmpty();
        JsonObject branding = panelSettings().object("brandingSettings");
        return new JsonObject()
                .set("isLoginAllowed", registered)
                .set("isRegisterAllowed", !registered)
                .set("authentication", registered ? authentication() : null)
                .set("branding", branding);
    }

    private static JsonObject authentication() {
        var providers = new JsonObject();
        for (String provider : List.of("github", "pocketid", "yandex", "keycloak", "generic", "telegram")) {
            providers.set(provider, false);
        }
        return new JsonObject()
                .set("passkey", new JsonObject().set("enabled", false))
                .set("oauth2", new JsonObject().set("providers", providers))
                .set("password", new JsonObject().set("enabled", true));
    }

    private Answer register(Call call) {
        JsonObject wanted = call.form()
                .text("username", Need.REQUIRED)
                .text(
                        "password",
                        Need.REQUIRED,
                        Rule.atLeast(24, "Password must contain at least 24 characters"),
                        Rule.pattern(
                                "^(?=.*?[A-Z])(?=.*?[a-z])(?=.*?[0-9]).{24,}$",
                                "Password must contain uppercase and lowercase letters and numbers,"
                                        + " and be at least 24 characters long."))
                .accept();
        JsonObject admin = state.single("admin");
        if (!admin.isEmpty()) throw PanelError.forbidden();
        byte[] salt = state.bytes(16);
        admin.set("username", wanted.get("username"))
                .set("salt", Base64.getEncoder().encodeToString(salt))
                .set("hash", Base64.getEncoder().encodeToString(hash(wanted.text("password"), salt)));
        state.changed();
        return created(session());
    }

    private Answer login(Call call) {
        JsonObject wanted = call.form()
                .text("username", Need.REQUIRED)
                .text("password", Need.REQUIRED)
                .accept();
        JsonObject admin = state.single("admin");
        var attempt = new JsonObject().set("username", wanted.get("username"));
        boolean right = !admin.isEmpty()
                && Objects.equals(admin.get("username"), wanted.get("username"))
                && MessageDigest.isEqual(decoded(admin, "hash"), hash(wanted.text("password"), decoded(admin, "salt")));
        if (!right) attempt.set("password", wanted.get("password"));
        attempt.set("ip", Objects.requireNonNullElse(call.request().header("x-forwarded-for"), ""))
                .set("userAgent", Objects.requireNonNullElse(call.request().header("user-agent"), ""))
                .set("description", right ? "–" : "Invalid password.");
        panel.event(
                "service",
                right ? "login_attempt_success" : "login_attempt_failed",
                new JsonObject().set("loginAttempt", attempt));
        if (!right) throw PanelError.forbidden();
        return ok(session());
    }

    private JsonObject session() {
        return new JsonObject().set("accessToken", sign("ADMIN", PanelState.uuid(), ADMIN_SESSION));
    }

    private static byte[] decoded(JsonObject admin, String member) {
        return Base64.getDecoder().decode(Objects.requireNonNull(admin.text(member)));
    }

    private static byte[] hash(@Nullable String password, byte[] salt) {
        try {
            var spec = new PBEKeySpec(String.valueOf(password).toCharArray(), salt, ITERATIONS, 256);
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no PBKDF2", e);
        }
    }

    private record Issued(JsonObject token, Gate gate, Duration lifetime) {
        String sign() {
            return gate.sign("API", String.valueOf(token.get("uuid")), lifetime);
        }
    }

    private Issued issue(String name, long days, List<String> scopes) {
        String now = panel.timestamp();
        Duration lifetime = Duration.ofDays(days);
        JsonObject token = state.tokens.add(new JsonObject()
                .set("uuid", PanelState.uuid())
                .set("name", name)
                .set("expireAt", Times.text(panel.now().plus(lifetime)))
                .set("scopes", scopes)
                .set("createdAt", now)
                .set("updatedAt", now));
        state.changed();
        return new Issued(token, this, lifetime);
    }

    private List<JsonObject> tokens() {
        return state.tokens.toJson();
    }

    private Answer createToken(Call call) {
        JsonObject wanted = call.form()
                .text("name", Need.REQUIRED, Rule.between(2, 30))
                .whole("expiresInDays", Need.REQUIRED, 1, 36_500, "Too small: expected number to be >=1")
                .texts("scopes", Need.OPTIONAL)
                .accept();
        List<String> scopes = wanted.has("scopes") ? wanted.texts("scopes") : List.of("*");
        if (!scopes.stream().allMatch(this::isKnownScope)) {
            throw PanelError.domain(400, "A229", "One or more provided API token scopes are invalid");
        }
        Issued issued =
                issue(Objects.requireNonNull(wanted.text("name")), Users.orZero(wanted.whole("expiresInDays")), scopes);
        panel.event("service", "api_token_created", told(issued.token()));
        return created(issued.token().copy().set("token", issued.sign()));
    }

    private Answer deleteToken(Call call) {
        JsonObject token = state.tokens.get(call.uuid("uuid"));
        if (token == null) throw PanelError.domain(404, "A053", "Requested token not found");
        state.tokens.remove(token.get("uuid"));
        state.changed();
        panel.event("service", "api_token_deleted", told(token));
        return Answer.empty(204);
    }

    private static JsonObject told(JsonObject token) {
        var about = new JsonObject();
        for (String name : List.of("name", "uuid", "expireAt", "scopes")) about.set(name, token.get(name));
        return new JsonObject().set("apiToken", about);
    }

    private boolean isKnownScope(String scope) {
        return scope.equals("*")
                || router.scoped().stream()
                        .anyMatch(route -> scope.equals(route.resource() + ":*")
                                || scope.equals(route.resource() + ":read")
                                || scope.equals(route.resource() + ":write")
                                || scope.equals(route.scope()));
    }

    private JsonObject scopes() {
        var resources = new TreeMap<String, List<JsonObject>>();
        for (Route route : router.scoped()) {
            resources
                    .computeIfAbsent(route.resource(), _ -> new ArrayList<>())
                    .add(new JsonObject()
                            .set("key", route.scope())
                            .set("kind", route.isRead() ? "read" : "write")
                            .set("method", route.method())
                            .set("path", route.path())
                            .set("description", route.method() + " " + route.path()));
        }
        var list = new ArrayList<JsonObject>();
        resources.forEach((resource, endpoints) -> list.add(new JsonObject()
                .set("resource", resource)
                .set("resourceScopes", List.of(resource + ":*", resource + ":read", resource + ":write"))
                .set("endpoints", endpoints)));
        return new JsonObject().set("wildcard", "*").set("resources", list);
    }

    private JsonObject panelSettings() {
        JsonObject settings = state.single("panelSettings");
        if (settings.isEmpty()) settings.setAll(Json.object(Templates.resource("panel-settings.json")));
        return settings;
    }

    private Answer updatePanelSettings(Call call) {
        JsonObject wanted = call.form()
                .object("passkeySettings", Need.OPTIONAL)
                .object("oauth2Settings", Need.OPTIONAL)
                .object("passwordSettings", Need.OPTIONAL)
                .object("brandingSettings", Need.OPTIONAL)
                .accept();
        panelSettings().setAll(wanted);
        state.changed();
        return ok(panelSettings());
    }
}
