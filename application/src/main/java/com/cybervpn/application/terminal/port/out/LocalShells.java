package com.cybervpn.application.terminal.port.out;

import com.cybervpn.domain.shared.AccountId;

/** The sandboxes of this machine: each user has one, with a home of its own and no network (T-CMD-2). */
public interface LocalShells {
    boolean areAvailable();

    /** @throws ShellFailure {@code NO_SHELL} where they are not available */
    Shell open(AccountId owner) throws ShellFailure;
}
