package com.cybervpn.application.identity.port.out;

import com.cybervpn.domain.shared.AccountId;

/** Hears of accounts whose people have shown who they are, so that what waits for them can be made. */
public interface Arrivals {
    /**
     * Somebody proved the address of this account for the first time, or opened it with a proof. Joins the surrounding
     * transaction and must be quick; repeating a call is harmless.
     */
    void arrived(AccountId account);
}
