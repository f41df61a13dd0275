package com.cybervpn.persistence.crypto;

import com.cybervpn.application.identity.port.out.SignedTokens;
import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.identity.TokenClaims;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Role;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.domain.shared.SessionId;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * JWT with one HMAC algorithm and one key. A token whose header names another algorithm, another key or where to fetch one
 * is refused before anything of it is believed.
 */
@Singleton
final class JwtTokens implements SignedTokens {
    /** Far above the length of any token made here. */
    private static final int MAX_LENGTH = 4096;

    private static final Set<String> KNOWN_HEADERS = Set.of("alg", "typ");
    /** Access tokens come again and again; so many of them need not be read again. */
    private static final int REMEMBERED = 4096;

    private final JwtConfig config;
    private final JWSHeader header;
    private final MACSigner signer;
    private final MACVerifier verifier;
    private final InstantSource clock;
    private final Cache<String, TokenClaims.Access> good =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    JwtTokens(JwtConfig config, JwtSecret secret, InstantSource clock) throws JOSEException {
        this.config = config;
        this.header = new JWSHeader(JWSAlgorithm.parse(config.algorithm()));
        this.signer = new MACSigner(secret.bytes());
        this.verifier = new MACVerifier(secret.bytes());
        this.clock = clock;
    }

    @Override
    public Secret sign(TokenClaims claims) {
        var body = new JWTClaimsSet.Builder()
                .subject(claims.account().toString())
                .jwtID(claims.tokenId().toString())
                .issueTime(Date.from(claims.issuedAt()))
                .expirationTime(Date.from(claims.expiresAt()))
                .issuer(config.issuer())
                .audience(config.audience())
                .claim("type", type(claims.getClass()));
        switch (claims) {
            case TokenClaims.Access access -> write(access, body);
            case TokenClaims.Refresh refresh ->
                body.claim("sid", refresh.session().toString())
                        .claim("remember_me", refresh.remembered())
                        .claim("fgp", refresh.fingerprint());
            case TokenClaims.PendingSecondFactor pending ->
                body.claim("remember_me", pending.remembered()).claim("device_id", pending.deviceId());
        }
        var token = new SignedJWT(header, body.build());
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("a token could not be signed", e);
        }
        return Secret.of(token.serialize());
    }

    @Override
    public <C extends TokenClaims> Optional<C> read(String token, Class<C> kind) {
        if (token.length() > MAX_LENGTH) return Optional.empty();
        if (kind != TokenClaims.Access.class) return readAnew(token, kind);
        var known = good.getIfPresent(token);
        if (known != null) {
            return Optional.of(known)
                    .filter(claims -> clock.instant().isBefore(claims.expiresAt()))
                    .map(kind::cast);
        }
        var read = readAnew(token, TokenClaims.Access.class);
        read.ifPresent(claims -> good.put(token, claims));
        return read.map(kind::cast);
    }

    private <C extends TokenClaims> Optional<C> readAnew(String token, Class<C> kind) {
        try {
            var parsed = SignedJWT.parse(token);
            if (!isOurs(parsed)) return Optional.empty();
            var claims = parsed.getJWTClaimsSet();
            return isValidNow(claims) && type(kind).equals(claims.getStringClaim("type"))
                    ? Optional.of(kind.cast(claimsOf(claims, kind)))
                    : Optional.empty();
        } catch (ParseException | JOSEException | RuntimeException _) {
            return Optional.empty(); // whatever is wrong with it: it is not one of ours
        }
    }

    private boolean isOurs(SignedJWT token) throws JOSEException {
        var received = token.getHeader();
        return header.getAlgorithm().equals(received.getAlgorithm())
                && KNOWN_HEADERS.containsAll(received.getIncludedParams())
                && token.verify(verifier);
    }

    private boolean isValidNow(JWTClaimsSet claims) {
        var expires = claims.getExpirationTime();
        return expires != null
                && clock.instant().isBefore(expires.toInstant())
                && (config.issuer() == null || config.issuer().equals(claims.getIssuer()))
                && (config.audience() == null || claims.getAudience().contains(config.audience()));
    }

    private static void write(TokenClaims.Access access, JWTClaimsSet.Builder body) {
        body.claim("role", access.role().code())
                .claim("sid", access.session().toString())
                .claim("device_id", access.deviceId());
        var email = access.email();
        if (email != null) {
            body.claim("user_id", access.account().toString()).claim("email", email.value());
        }
    }

    private static TokenClaims claimsOf(JWTClaimsSet claims, Class<? extends TokenClaims> kind) throws ParseException {
        var tokenId = UUID.fromString(claims.getJWTID());
        var account = new AccountId(UUID.fromString(claims.getSubject()));
        var issuedAt = claims.getIssueTime().toInstant();
        var expiresAt = claims.getExpirationTime().toInstant();
        if (kind == TokenClaims.Access.class) {
            return new TokenClaims.Access(
                    tokenId,
                    account,
                    Role.ofCode(claims.getStringClaim("role")).orElseThrow(),
                    session(claims),
                    claims.getStringClaim("device_id"),
                    email(claims.getStringClaim("email")),
                    issuedAt,
                    expiresAt);
        }
        if (kind == TokenClaims.Refresh.class) {
            return new TokenClaims.Refresh(
                    tokenId,
                    account,
                    session(claims),
                    claims.getBooleanClaim("remember_me"),
                    claims.getStringClaim("fgp"),
                    issuedAt,
                    expiresAt);
        }
        return new TokenClaims.PendingSecondFactor(
                tokenId,
                account,
                claims.getBooleanClaim("remember_me"),
                claims.getStringClaim("device_id"),
                issuedAt,
                expiresAt);
    }

    private static SessionId session(JWTClaimsSet claims) throws ParseException {
        return new SessionId(UUID.fromString(claims.getStringClaim("sid")));
    }

    private static @Nullable EmailAddress email(@Nullable String text) {
        return text == null ? null : new EmailAddress(text);
    }

    private static String type(Class<? extends TokenClaims> kind) {
        if (kind == TokenClaims.Access.class) return "access";
        return kind == TokenClaims.Refresh.class ? "refresh" : "2fa_pending";
    }
}
