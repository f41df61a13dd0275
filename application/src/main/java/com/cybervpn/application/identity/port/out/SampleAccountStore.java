package com.cybervpn.application.identity.port.out;

import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The stored accounts that are marked as made up. */
public interface SampleAccountStore {
    /** Stores new accounts, marked, under names that nobody has. */
    void add(List<Account> accounts);

    /** Stores new accounts, marked, each with its number in the fixed series; nobody has their names or numbers. */
    void addNumbered(Map<Integer, Account> accounts);

    /** Which of the numbers 1 to {@code highest} are taken. */
    Set<Integer> numbersUpTo(int highest);

    /** Oldest first. */
    List<AccountId> openedBefore(Instant before);

    /** Removes those of {@code accounts} that are marked and still customers, with their sessions. */
    Removed remove(List<AccountId> accounts, Instant now);

    /**
     * @param liveSessions that ended by it
     */
    record Removed(int accounts, Map<SessionId, AccountId> liveSessions) {}
}
