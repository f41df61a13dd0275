package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.in.PushToPhones;
import com.cybervpn.application.identity.port.out.Profiles;
import com.cybervpn.application.identity.port.out.PushSender;
import com.cybervpn.application.identity.port.out.PushTokens;
import com.cybervpn.application.shared.ApplicationFailure.UpstreamFailed;
import com.cybervpn.domain.identity.PushToken;
import com.cybervpn.domain.identity.PushTopic;
import com.cybervpn.domain.shared.AccountId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@link PushToPhones}. One phone that cannot be reached keeps the message from no other. */
public final class PushToPhonesService implements PushToPhones {
    private final PushTokens tokens;
    private final Profiles profiles;
    private final PushSender sender;

    public PushToPhonesService(PushTokens tokens, Profiles profiles, PushSender sender) {
        this.tokens = tokens;
        this.profiles = profiles;
        this.sender = sender;
    }

    @Override
    public void push(AccountId account, PushTopic topic, UUID id, String kind, String title, String body) {
        if (!profiles.preferences(account).wants(topic)) return;
        var message = new PushSender.Message(id, kind, title, body);
        UpstreamFailed failure = null;
        for (var token : tokens.of(account)) {
            var failed = failureOf(token, message);
            failure = failed == null ? failure : failed;
        }
        if (failure != null) throw failure;
    }

    private @Nullable UpstreamFailed failureOf(PushToken token, PushSender.Message message) {
        try {
            switch (sender.send(token, message)) {
                case TAKEN, REFUSED -> {
                    // nothing more to do
                }
                case DEAD -> tokens.removeDead(token.token());
            }
            return null;
        } catch (UpstreamFailed e) {
            return e;
        }
    }
}
