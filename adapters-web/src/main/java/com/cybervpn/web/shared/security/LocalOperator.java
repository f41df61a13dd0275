package com.cybervpn.web.shared.security;

import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Principal;
import com.cybervpn.domain.shared.Role;
import com.cybervpn.domain.shared.SessionId;
import java.util.UUID;

/** Whoever sits at the machine itself and so reaches the local listener (D-GEN-1): an operator without an account. */
public final class LocalOperator {
    private static final UUID NOBODY = new UUID(0, 0);

    /** Has the rights of an operator; its account id, all zeros, names no account. */
    public static final Principal PRINCIPAL =
            new Principal(new AccountId(NOBODY), Role.OPERATOR, new SessionId(NOBODY));

    private LocalOperator() {}
}
