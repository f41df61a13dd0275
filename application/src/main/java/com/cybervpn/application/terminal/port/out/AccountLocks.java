package com.cybervpn.application.terminal.port.out;

import com.cybervpn.domain.shared.AccountId;

/** Lets one transaction at a time change what an account keeps, so that limits hold. */
public interface AccountLocks {
    /** Waits for its turn, and has it until the end of the surrounding transaction. */
    void lock(AccountId account);
}
