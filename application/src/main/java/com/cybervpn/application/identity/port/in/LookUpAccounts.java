package com.cybervpn.application.identity.port.in;

import com.cybervpn.domain.shared.AccountId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells the other contexts what they may know of an account; who may ask is theirs to decide. */
public interface LookUpAccounts {
    /** Empty when there is none, or it was deleted. */
    Optional<Contact> contact(AccountId account);

    /**
     * @param email null when the account has none
     */
    record Contact(AccountId account, @Nullable String email) {}
}
