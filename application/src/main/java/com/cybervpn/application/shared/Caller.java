package com.cybervpn.application.shared;

import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Permission;
import com.cybervpn.domain.shared.Principal;
import com.cybervpn.domain.shared.Role;

/** A signed-in principal and where the call came from. Use cases ask it for the rights they need. */
public record Caller(Principal principal, Origin origin) {
    public AccountId account() {
        return principal.account();
    }

    public boolean may(Permission permission) {
        return principal.may(permission);
    }

    /**
     * @throws ApplicationFailure.Forbidden without the right
     */
    public void require(Permission permission) {
        if (!may(permission)) throw new ApplicationFailure.Forbidden("Missing permission: " + permission.code());
    }

    /**
     * @throws ApplicationFailure.Forbidden below that staff role
     */
    public void requireAtLeast(Role minimum) {
        if (!principal.role().isAtLeast(minimum)) {
            throw new ApplicationFailure.Forbidden("Requires role " + minimum.code());
        }
    }

    /**
     * Lets the owner of a thing pass, and whoever has the right to everybody's.
     *
     * @throws ApplicationFailure.Forbidden for anybody else
     */
    public void requireOwnerOr(AccountId owner, Permission permission) {
        if (!principal.is(owner)) require(permission);
    }
}
