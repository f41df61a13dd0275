package com.cybervpn.domain.shared;

/**
 * Who is calling: staff and customers alike (D-30).
 *
 * @param role read from the account at each request, never from the token
 * @param session the sign-in that the presented token belongs to
 */
public record Principal(AccountId account, Role role, SessionId session) {
    public boolean may(Permission permission) {
        return role.has(permission);
    }

    public boolean is(AccountId other) {
        return account.equals(other);
    }
}
