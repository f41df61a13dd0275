package com.cybervpn.application.identity.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.identity.OAuthProvider;
import java.util.Map;

/** Links accounts of providers to the caller's own account, and unlinks them. */
public interface LinkProvider {
    /**
     * @throws com.cybervpn.application.shared.ApplicationFailure.UpstreamFailed when the provider gives no usable answer
     */
    Outcome withCode(Caller caller, OAuthProvider provider, OAuthReturn back);

    /**
     * @param members all that Telegram's Login Widget handed over, its {@code hash} included
     */
    Outcome withTelegram(Caller caller, Map<String, String> members, String state);

    /** Also when nothing was linked. */
    void unlink(Caller caller, OAuthProvider provider);

    /** How linking ends. */
    sealed interface Outcome {
        /** Also when it was linked before. */
        record Linked(String userId) implements Outcome {}

        /** Unknown, used, expired, or made for somebody or something else. */
        record BadState() implements Outcome {}

        /** The provider does not vouch for it. */
        record NotProven() implements Outcome {}

        record LinkedElsewhere() implements Outcome {}
    }
}
