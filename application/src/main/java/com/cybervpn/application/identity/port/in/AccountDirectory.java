package com.cybervpn.application.identity.port.in;

import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.shared.AccountId;
import java.util.List;
import java.util.Optional;

/** Shows accounts to the other contexts. Rights are the calling context's to check; deleted accounts are not shown. */
public interface AccountDirectory {
    Optional<Account> find(AccountId id);

    /**
     * Newest first.
     *
     * @param emailPart part of the e-mail address in any case, taken literally; empty for all, also those without one
     */
    Page search(String emailPart, int limit, int offset);

    /** Some of the matching accounts, and how many match. */
    record Page(List<Account> accounts, long total) {}
}
