package com.cybervpn.application.identity.service;

import com.cybervpn.domain.shared.AccountId;

/** Ends what must not outlive a password or an account: biometric and push tokens. Joins the transaction. */
public interface CredentialListener {
    /** The password was changed or reset. */
    void passwordChanged(AccountId account);

    /** The owner deleted the account. */
    void accountDeleted(AccountId account);
}
