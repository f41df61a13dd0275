package com.cybervpn.application.terminal.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.GrantedTier;

/**
 * Gives accounts their tier. For administrators and up; anybody else gets
 * {@link com.cybervpn.application.shared.ApplicationFailure.Forbidden}. Each change is audited.
 */
public interface AdministerTiers {
    Outcome read(Caller caller, AccountId account);

    Outcome assign(Caller caller, AccountId account, GrantedTier granted);

    /** How it ends. */
    sealed interface Outcome {
        /**
         * @param current what the account has now; a grant that is over already counts for nothing
         */
        record Found(AccountId account, GrantedTier current) implements Outcome {}

        record NoSuchUser() implements Outcome {}
    }
}
