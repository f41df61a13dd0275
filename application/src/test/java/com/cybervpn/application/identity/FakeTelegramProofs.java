package com.cybervpn.application.identity;

import com.cybervpn.application.identity.port.out.TelegramProofs;
import com.cybervpn.domain.identity.TelegramProof;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Believes what it has signed itself, in whatever form that comes. */
public final class FakeTelegramProofs implements TelegramProofs {
    private final Map<String, TelegramProof> signed = new HashMap<>();

    /** What proves it: the {@code hash} of a widget, or the whole of the other forms. */
    public String sign(TelegramProof proof) {
        var text = "signed-" + signed.size();
        signed.put(text, proof);
        return text;
    }

    @Override
    public Optional<TelegramProof> ofWidget(Map<String, String> members) {
        return Optional.ofNullable(signed.get(members.getOrDefault("hash", "")));
    }

    @Override
    public Optional<TelegramProof> ofApp(String authData) {
        return Optional.ofNullable(signed.get(authData));
    }

    @Override
    public Optional<TelegramProof> ofMiniApp(String initData) {
        return Optional.ofNullable(signed.get(initData));
    }
}
