package com.cybervpn.application.identity.port.in;

import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.domain.shared.SessionId;
import java.time.Duration;

/** How somebody who has proven who they are gets in, whatever the proof was. */
public sealed interface Entrance {
    Account account();

    /** A session has started. */
    record Opened(Account account, SessionId session, Tokens tokens) implements Entrance {}

    /**
     * The account wants its second factor as well.
     *
     * @param token opens nothing but {@code CompleteSignIn}
     * @param validFor how long it does
     */
    record SecondFactorRequired(Account account, Secret token, Duration validFor) implements Entrance {}
}
