package com.cybervpn.application.terminal;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.Origin;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Principal;
import com.cybervpn.domain.shared.Role;
import com.cybervpn.domain.shared.SessionId;
import java.util.UUID;

/** Customers who call. */
public final class TerminalCallers {
    public static final Caller ALICE = customer(1);
    public static final Caller BOB = customer(2);

    private TerminalCallers() {}

    private static Caller customer(long n) {
        return new Caller(
                new Principal(new AccountId(new UUID(1, n)), Role.MOBILE_USER, new SessionId(new UUID(9, n))),
                new Origin("192.0.2.1", "test"));
    }
}
