package com.cybervpn.application.identity;

import com.cybervpn.application.identity.port.out.Accounts;
import com.cybervpn.application.shared.ApplicationFailure.ConcurrentChange;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.identity.Login;
import com.cybervpn.domain.identity.TelegramIdentity;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Role;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** {@link Accounts} in a map. */
public final class InMemoryAccounts implements Accounts {
    private final Map<AccountId, Account> rows = new LinkedHashMap<>();

    @Override
    public synchronized Optional<Account> find(AccountId id) {
        return Optional.ofNullable(rows.get(id));
    }

    @Override
    public synchronized Optional<Account> findByLogin(Login login) {
        return first(account -> account.login().sameAs(login));
    }

    @Override
    public synchronized Optional<Account> findByEmail(EmailAddress email) {
        return first(account -> email.equals(account.email()));
    }

    @Override
    public synchronized Optional<Account> findByTelegram(long telegramId) {
        return first(account -> Optional.ofNullable(account.telegram())
                .map(TelegramIdentity::id)
                .filter(id -> id == telegramId)
                .isPresent());
    }

    @Override
    public synchronized boolean anyInUseWithAtLeast(Role role) {
        return first(account -> account.isInUse() && account.role().isAtLeast(role))
                .isPresent();
    }

    @Override
    public synchronized List<Account> notYetErased(Instant deletedBefore, int limit) {
        return rows.values().stream()
                .filter(account -> account.deletedAt() != null
                        && account.deletedAt().isBefore(deletedBefore)
                        && !account.isErased())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Stored add(Account account) {
        return store(account.withVersion(0));
    }

    @Override
    public synchronized Stored save(Account account) {
        var present = rows.get(account.id());
        if (present == null || present.version() != account.version()) throw new ConcurrentChange("account", null);
        return store(account.withVersion(account.version() + 1));
    }

    /** Stores whatever its version; for the set-up of tests. */
    public synchronized Account put(Account account) {
        rows.put(account.id(), account);
        return account;
    }

    /** Can be enlisted in transactions. */
    public Map<AccountId, Account> rows() {
        return rows;
    }

    private Stored store(Account account) {
        if (takenByOther(account, findByLogin(account.login()))) return new Stored.LoginTaken();
        if (takenByOther(account, account.emailAddress().flatMap(this::findByEmail))) return new Stored.EmailTaken();
        var telegram = account.telegram();
        if (telegram != null && takenByOther(account, findByTelegram(telegram.id()))) {
            return new Stored.TelegramTaken();
        }
        rows.put(account.id(), account);
        return new Stored.Done(account);
    }

    private static boolean takenByOther(Account account, Optional<Account> owner) {
        return owner.filter(other -> !other.id().equals(account.id())).isPresent();
    }

    private Optional<Account> first(Predicate<Account> condition) {
        return rows.values().stream().filter(condition).findFirst();
    }
}
