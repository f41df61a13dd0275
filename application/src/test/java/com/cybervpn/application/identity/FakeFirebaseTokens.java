package com.cybervpn.application.identity;

import com.cybervpn.application.identity.port.out.FirebaseTokens;
import com.cybervpn.domain.identity.FirebaseIdentity;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Believes what it has signed itself; whatever has two dots is a token. */
public final class FakeFirebaseTokens implements FirebaseTokens {
    private final Map<String, FirebaseIdentity> signed = new HashMap<>();

    public String sign(FirebaseIdentity identity) {
        var token = "firebase." + signed.size() + ".signed";
        signed.put(token, identity);
        return token;
    }

    @Override
    public boolean isToken(String text) {
        return text.split("\\.").length == 3;
    }

    @Override
    public Optional<FirebaseIdentity> verify(String token) {
        return Optional.ofNullable(signed.get(token));
    }
}
