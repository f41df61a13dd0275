package com.cybervpn.application.billing.port.out;

import com.cybervpn.domain.billing.Trial;
import com.cybervpn.domain.shared.AccountId;
import java.util.Optional;

/** The stored trials, one an account for ever. */
public interface Trials {
    Optional<Trial> of(AccountId account);

    /**
     * @return false when the account had its trial; nothing is stored then
     */
    boolean add(Trial trial);
}
