package com.cybervpn.oauth;

import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.identity.OAuthProvider;
import com.cybervpn.domain.identity.ProviderIdentity;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.http.HttpReply;
import com.cybervpn.http.Json;
import com.cybervpn.http.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How each provider writes who somebody is. An address counts as verified only where the provider says so itself. */
final class Profiles {
    private Profiles() {}

    /** Says of the account's addresses which one is the primary, and whether it is verified. */
    static Profile gitHub(Endpoint user, Endpoint emails) {
        return (tokens, _) -> accessToken(tokens)
                .flatMap(token -> user.read(token, HttpReply::json)
                        .map(person -> emails.read(token, Profiles::primaryAddress)
                                .flatMap(Function.identity())
                                .map(address -> gitHubUser(person, address, true))
                                .orElseGet(() -> gitHubUser(person, person.text("email"), false))));
    }

    private static ProviderIdentity gitHubUser(JsonObject person, @Nullable String address, boolean verified) {
        return identity(OAuthProvider.GITHUB, number(person.whole("id")), person.text("login"), address, verified);
    }

    private static Optional<String> primaryAddress(HttpReply reply) {
        if (!(Json.parse(reply.body()) instanceof List<?> addresses)) return Optional.empty();
        return addresses.stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .filter(address -> is(address.flag("primary")) && is(address.flag("verified")))
                .flatMap(address -> Optional.ofNullable(address.text("email")).stream())
                .findFirst();
    }

    static Profile google(Endpoint user) {
        return at(
                user,
                person -> identity(
                        OAuthProvider.GOOGLE,
                        person.text("sub"),
                        localPart(person.text("email")),
                        person.text("email"),
                        is(person.flag("email_verified"))));
    }

    static Profile discord(Endpoint user) {
        return at(
                user,
                person -> identity(
                        OAuthProvider.DISCORD,
                        person.text("id"),
                        person.text("username"),
                        person.text("email"),
                        is(person.flag("verified"))));
    }

    /** A tenant's administrator writes the addresses of its people: they prove nothing. */
    static Profile microsoft(Endpoint user) {
        return at(
                user,
                person -> identity(
                        OAuthProvider.MICROSOFT,
                        person.text("sub"),
                        localPart(person.text("email")),
                        person.text("email"),
                        false));
    }

    static Profile twitter(Endpoint user) {
        return at(user, answer -> {
            var person = answer.object("data");
            if (person == null) throw new Json.Malformed("no data");
            return identity(OAuthProvider.TWITTER, person.text("id"), person.text("username"), null, false);
        });
    }

    /** Apple has no address to ask: it signs who somebody is. */
    static Profile apple(IdTokens idTokens) {
        return (tokens, nonce) -> Optional.ofNullable(tokens.text("id_token"))
                .flatMap(idTokens::verify)
                .filter(claims -> nonce.equals(claims.text("nonce")))
                .map(claims -> identity(
                        OAuthProvider.APPLE,
                        claims.text("sub"),
                        localPart(claims.text("email")),
                        claims.text("email"),
                        is(claims.flag("email_verified")) || "true".equals(claims.text("email_verified"))));
    }

    private static Profile at(Endpoint user, Function<JsonObject, ProviderIdentity> reader) {
        return (tokens, _) ->
                accessToken(tokens).flatMap(token -> user.read(token, reply -> reader.apply(reply.json())));
    }

    private static Optional<Secret> accessToken(JsonObject tokens) {
        return Optional.ofNullable(tokens.text("access_token"))
                .filter(text -> !text.isBlank())
                .map(Secret::of);
    }

    private static ProviderIdentity identity(
            OAuthProvider provider,
            @Nullable String userId,
            @Nullable String name,
            @Nullable String address,
            boolean verified) {
        if (userId == null || userId.isBlank()) throw new Json.Malformed("nobody named");
        var email = address != null && EmailAddress.isValid(address) ? new EmailAddress(address) : null;
        return new ProviderIdentity(provider, userId, name, email, verified && email != null);
    }

    private static @Nullable String number(@Nullable Long id) {
        return id == null ? null : id.toString();
    }

    private static @Nullable String localPart(@Nullable String address) {
        return address == null ? null : address.replaceFirst("@.*", "");
    }

    private static boolean is(@Nullable Boolean flag) {
        return Boolean.TRUE.equals(flag);
    }
}
