package com.cybervpn.application.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An issuer of ID tokens with an RSA key of its own; it signs whatever it is asked to, also what no issuer would. */
public final class IdTokenSigner {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final String keyId;
    private final KeyPair keys;

    public IdTokenSigner(String keyId) {
        this.keyId = keyId;
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    public String keyId() {
        return keyId;
    }

    /** The public key as a member of a JWK set. */
    public String jwk() {
        return json(Map.of("kty", "RSA", "alg", "RS256", "use", "sig", "kid", keyId, "n", modulus(), "e", "AQAB"));
    }

    public String jwks() {
        return "{\"keys\":[" + jwk() + "]}";
    }

    /** As an honest issuer signs. */
    public String sign(Map<String, ?> claims) {
        return signWith(Map.of("alg", "RS256", "typ", "JWT", "kid", keyId), claims);
    }

    /** RS256 under any header. */
    public String signWith(Map<String, ?> header, Map<String, ?> claims) {
        var content = content(header, claims);
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** The classic mix-up: HS256 with the public key as the secret. */
    public String signWithPublicKey(Map<String, ?> claims) {
        var content = content(Map.of("alg", "HS256", "typ", "JWT", "kid", keyId), claims);
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(keys.getPublic().getEncoded(), "HmacSHA256"));
            return content + "." + BASE64.encodeToString(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Not signed at all. */
    public static String unsigned(Map<String, ?> claims) {
        return content(Map.of("alg", "none"), claims) + ".";
    }

    private String modulus() {
        var bytes = ((RSAPublicKey) keys.getPublic()).getModulus().toByteArray();
        // Without the sign, which is no part of it.
        return BASE64.encodeToString(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static String content(Map<String, ?> header, Map<String, ?> claims) {
        return encoded(json(header)) + "." + encoded(json(claims));
    }

    private static String encoded(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String json(Map<?, ?> members) {
        return members.entrySet().stream()
                .map(member -> "\"" + member.getKey() + "\":" + value(member.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String value(Object value) {
        return switch (value) {
            case String text -> "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
            case Iterable<?> list -> {
                var items = new StringJoiner(",", "[", "]");
                list.forEach(item -> items.add(value(item)));
                yield items.toString();
            }
            case Map<?, ?> map -> json(map);
            default -> value.toString();
        };
    }
}
