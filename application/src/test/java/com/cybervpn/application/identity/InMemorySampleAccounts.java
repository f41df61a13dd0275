package com.cybervpn.application.identity;

import com.cybervpn.application.identity.port.out.SampleAccountStore;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.Session;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Role;
import com.cybervpn.domain.shared.SessionId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** {@link SampleAccountStore} beside the accounts of {@link InMemoryAccounts}. */
public final class InMemorySampleAccounts implements SampleAccountStore {
    private static final int NO_NUMBER = 0;

    private final InMemoryAccounts accounts;
    private final InMemorySessions sessions;
    private final Map<AccountId, Integer> marked = new HashMap<>();

    public InMemorySampleAccounts(InMemoryAccounts accounts, InMemorySessions sessions) {
        this.accounts = accounts;
        this.sessions = sessions;
    }

    @Override
    public void add(List<Account> added) {
        added.forEach(account -> add(account, NO_NUMBER));
    }

    @Override
    public void addNumbered(Map<Integer, Account> added) {
        added.forEach((number, account) -> add(account, number));
    }

    private void add(Account account, int number) {
        accounts.add(account);
        marked.put(account.id(), number);
    }

    @Override
    public Set<Integer> numbersUpTo(int highest) {
        return marked.values().stream()
                .filter(number -> number >= 1 && number <= highest)
                .collect(Collectors.toSet());
    }

    @Override
    public List<AccountId> openedBefore(Instant before) {
        return accounts.rows().values().stream()
                .filter(account ->
                        marked.containsKey(account.id()) && account.createdAt().isBefore(before))
                .sorted(Comparator.comparing(Account::createdAt)
                        .thenComparing(account -> account.id().toString()))
                .map(Account::id)
                .toList();
    }

    @Override
    public Removed remove(List<AccountId> leaving, Instant now) {
        Map<SessionId, AccountId> live = new LinkedHashMap<>();
        int removed = 0;
        for (AccountId id : leaving) {
            Account account = accounts.rows().get(id);
            if (account == null || account.role() != Role.MOBILE_USER || marked.remove(id) == null) continue;
            for (Session session : sessions.liveOf(id, now)) live.put(session.id(), id);
            sessions.forget(id);
            accounts.rows().remove(id);
            removed++;
        }
        return new Removed(removed, live);
    }
}
