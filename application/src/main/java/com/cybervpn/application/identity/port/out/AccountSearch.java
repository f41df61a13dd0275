package com.cybervpn.application.identity.port.out;

import com.cybervpn.domain.identity.Account;
import java.util.List;

/** Finds stored accounts that were not deleted. */
public interface AccountSearch {
    /**
     * Newest first.
     *
     * @param emailPart part of the e-mail address in any case, taken literally; empty for all, also those without one
     */
    Page search(String emailPart, int limit, int offset);

    /** Some of the matching accounts, and how many match. */
    record Page(List<Account> accounts, long total) {}
}
