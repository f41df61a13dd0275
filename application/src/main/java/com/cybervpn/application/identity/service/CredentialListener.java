package com.cybervpn.application.identity.service;

import com.cybervpn.domain.shared.AccountId;

/** Ends what must not outlive a password, a sign-in or an account: biometric and push tokens. Joins the transaction. */
public interface CredentialListener {
    /** The password was changed or reset. */
    default void passwordChanged(AccountId account) {}

    /** The owner ended what was going on on one device. */
    default void signedOut(AccountId account, String deviceId) {}

    /** The owner ended what was going on anywhere. */
    default void signedOutEverywhere(AccountId account) {}

    /** The owner deleted the account. */
    default void accountDeleted(AccountId account) {}

    /** What is known of the owner is being erased. */
    default void accountErased(AccountId account) {}
}
