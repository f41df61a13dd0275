package com.cybervpn.application.identity.port.out;

import com.cybervpn.domain.shared.AccountId;

/** The second factors of accounts. */
public interface SecondFactors {
    boolean isOn(AccountId account);
}
