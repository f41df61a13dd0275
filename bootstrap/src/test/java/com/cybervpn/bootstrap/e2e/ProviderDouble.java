package com.cybervpn.bootstrap.e2e;

import com.cybervpn.application.identity.IdTokenSigner;
import com.cybervpn.http.Json;
import com.cybervpn.http.JsonObject;
import com.cybervpn.http.LoopbackServer;
import com.cybervpn.http.LoopbackServer.Answer;
import com.cybervpn.http.LoopbackServer.Request;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * All providers at once, over HTTP: each as strict as the real one about codes, keys and credentials, and each with its own
 * way to say who somebody is.
 */
final class ProviderDouble implements AutoCloseable {
    static final String CLIENT_ID = "our-client";
    static final String FIREBASE_PROJECT = "our-project";
    private static final String CLIENT_SECRET = "our secret/+";
    private static final Set<String> WITH_KEY = Set.of("google", "apple", "microsoft", "twitter");

    private final Map<String, Issued> codes = new ConcurrentHashMap<>();
    private final Map<String, Person> tokens = new ConcurrentHashMap<>();
    private final IdTokenSigner signer = new IdTokenSigner("key-1");
    private final LoopbackServer server = LoopbackServer.create("providers", (request, reply) -> {
        try {
            reply.accept(answer(request));
        } catch (Json.Malformed e) {
            reply.accept(Answer.empty(400));
        }
    });
    private final String address = LoopbackServer.uriOf(server.listen(0)).toString();
    private volatile boolean down;

    /**
     * @param verified whether the provider says that it saw them own the address
     */
    record Person(String id, String name, @Nullable String email, boolean verified) {}

    private record Issued(Person person, Map<String, String> request) {}

    /** The settings by which a platform finds all of it. */
    Map<String, Object> settings() {
        var settings = new HashMap<String, Object>();
        for (var provider : List.of("github", "google", "discord", "twitter")) {
            settings.put(provider + ".authorize-url", address + "/" + provider + "/authorize");
            settings.put(provider + ".token-url", address + "/" + provider + "/token");
            settings.put(provider + ".user-url", address + "/" + provider + "/user");
        }
        settings.put("microsoft.login-url", address);
        settings.put("microsoft.tenant-id", "microsoft");
        settings.put("microsoft.user-url", address + "/microsoft/user");
        for (var provider : List.of("github", "google", "discord", "twitter", "microsoft")) {
            settings.put(provider + ".client-id", CLIENT_ID);
            settings.put(provider + ".client-secret", CLIENT_SECRET);
        }
        settings.put("apple.client-id", CLIENT_ID);
        settings.put("apple.team-id", "TEAM123456");
        settings.put("apple.key-id", "KEY1234567");
        settings.put("apple.private-key", applesKey());
        settings.put("apple.authorize-url", address + "/apple/authorize");
        settings.put("apple.token-url", address + "/apple/token");
        settings.put("apple.keys-url", address + "/apple/keys");
        settings.put("apple.issuer", address);
        settings.put("firebase.project-id", FIREBASE_PROJECT);
        settings.put("firebase.keys-url", address + "/firebase/keys");
        return settings;
    }

    /** Somebody follows the authorize URL, shows who they are, and gets a code. */
    String show(Person person, String authorizeUrl) {
        var code = UUID.randomUUID().toString();
        codes.put(code, new Issued(person, form(URI.create(authorizeUrl).getRawQuery())));
        return code;
    }

    /** A token as Firebase signs them, with these claims changed. */
    String firebaseToken(Map<String, ?> changes) {
        return signer.sign(firebaseClaims(changes));
    }

    IdTokenSigner signer() {
        return signer;
    }

    static Map<String, Object> firebaseClaims(Map<String, ?> changes) {
        var now = Instant.now().getEpochSecond();
        var claims = new HashMap<String, Object>(Map.of(
                "iss",
                "https://securetoken.google.com/" + FIREBASE_PROJECT,
                "aud",
                FIREBASE_PROJECT,
                "sub",
                "firebase-uid",
                "iat",
                now - 10,
                "exp",
                now + 3600));
        claims.putAll(changes);
        return claims;
    }

    void down(boolean now) {
        down = now;
    }

    @Override
    public void close() {
        server.close();
    }

    private Answer answer(Request request) {
        if (down) return Answer.empty(503);
        var steps = request.path().substring(1).split("/");
        return switch (steps[steps.length - 1]) {
            case "keys" -> Answer.of(200, "application/json", signer.jwks().getBytes(StandardCharsets.UTF_8));
            case "token" -> token(steps[0], request);
            case "user" -> user(steps[0], request);
            case "emails" -> emails(request);
            default -> Answer.empty(404);
        };
    }

    private Answer token(String provider, Request request) {
        var form = form(new String(request.body(), StandardCharsets.UTF_8));
        var issued = codes.remove(form.getOrDefault("code", ""));
        if (issued == null
                || !"authorization_code".equals(form.get("grant_type"))
                || !isUs(provider, form, request.header("authorization"))
                || !issued.request().get("redirect_uri").equals(form.get("redirect_uri"))
                || !provesKey(provider, issued.request(), form.get("code_verifier"))) {
            // GitHub says no with a 200.
            return Answer.json(provider.equals("github") ? 200 : 400, new JsonObject().set("error", "invalid_grant"));
        }
        var token = UUID.randomUUID().toString();
        tokens.put(token, issued.person());
        var reply = new JsonObject().set("access_token", token).set("token_type", "bearer");
        if (provider.equals("apple")) reply.set("id_token", applesToken(issued));
        return Answer.json(200, reply);
    }

    private static boolean isUs(String provider, Map<String, String> form, @Nullable String authorization) {
        if (provider.equals("twitter")) {
            var pair = encoded(CLIENT_ID) + ":" + encoded(CLIENT_SECRET);
            return ("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                    .equals(authorization);
        }
        var secret = form.getOrDefault("client_secret", "");
        return CLIENT_ID.equals(form.get("client_id"))
                && (provider.equals("apple") ? secret.split("\\.").length == 3 : secret.equals(CLIENT_SECRET));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static boolean provesKey(String provider, Map<String, String> request, @Nullable String verifier) {
        if (!WITH_KEY.contains(provider)) return verifier == null && !request.containsKey("code_challenge");
        return verifier != null
                && verifier.matches("[A-Za-z0-9._~-]{43,128}")
                && "S256".equals(request.get("code_challenge_method"))
                && sha256(verifier).equals(request.get("code_challenge"));
    }

    private Answer user(String provider, Request request) {
        var person = person(request);
        if (person == null) return Answer.json(401, new JsonObject().set("error", "invalid_token"));
        return Answer.json(
                200,
                switch (provider) {
                    case "github" ->
                        new JsonObject()
                                .set("id", Long.parseLong(person.id()))
                                .set("login", person.name())
                                .set("email", person.email());
                    case "google" ->
                        new JsonObject()
                                .set("sub", person.id())
                                .set("email", person.email())
                                .set("email_verified", person.verified());
                    case "discord" ->
                        new JsonObject()
                                .set("id", person.id())
                                .set("username", person.name())
                                .set("email", person.email())
                                .set("verified", person.verified());
                    case "microsoft" -> new JsonObject().set("sub", person.id()).set("email", person.email());
                    default ->
                        new JsonObject()
                                .set(
                                        "data",
                                        new JsonObject().set("id", person.id()).set("username", person.name()));
                });
    }

    private Answer emails(Request request) {
        var person = person(request);
        if (person == null) return Answer.empty(401);
        var other = new JsonObject()
                .set("email", "other@example.com")
                .set("primary", false)
                .set("verified", true);
        var primary = new JsonObject()
                .set("email", person.email())
                .set("primary", true)
                .set("verified", person.verified());
        return Answer.json(200, List.of(other, primary));
    }

    private @Nullable Person person(Request request) {
        var authorization = request.header("authorization");
        return authorization == null ? null : tokens.get(authorization.replaceFirst("^Bearer ", ""));
    }

    private String applesToken(Issued issued) {
        var now = Instant.now().getEpochSecond();
        var claims = new HashMap<String, Object>(Map.of(
                "iss",
                address,
                "aud",
                CLIENT_ID,
                "sub",
                issued.person().id(),
                "iat",
                now,
                "exp",
                now + 600,
                "nonce",
                issued.request().get("nonce"),
                "email_verified",
                Boolean.toString(issued.person().verified())));
        if (issued.person().email() != null) claims.put("email", issued.person().email());
        return signer.sign(claims);
    }

    private static Map<String, String> form(String encoded) {
        var form = new HashMap<String, String>();
        for (var pair : encoded.split("&")) {
            int equals = pair.indexOf('=');
            form.put(
                    URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                    URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return form;
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String applesKey() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return "-----BEGIN PRIVATE KEY-----\\n"
                    + Base64.getEncoder()
                            .encodeToString(
                                    generator.generateKeyPair().getPrivate().getEncoded())
                    + "\\n-----END PRIVATE KEY-----";
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
