package com.cybervpn.application.billing.port.out;

import com.cybervpn.domain.shared.AccountId;
import java.util.Optional;

/** The people behind the accounts. */
public interface Customers {
    /** Empty when the account has no address, or is gone. */
    Optional<String> email(AccountId account);
}
