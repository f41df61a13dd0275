package com.cybervpn.application.identity.port.out;

import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.identity.Login;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The stored accounts, those deleted by their owners included until they are erased. */
public interface Accounts {
    Optional<Account> find(AccountId id);

    Optional<Account> findByLogin(Login login);

    Optional<Account> findByEmail(EmailAddress email);

    Optional<Account> findByTelegram(long telegramId);

    /** Whether any account with one of these roles or a higher one is in use. */
    boolean anyInUseWithAtLeast(Role role);

    /** Accounts that their owners deleted before an instant and that still tell of them. */
    List<Account> notYetErased(Instant deletedBefore, int limit);

    /** Stores a new account. Of several that claim one name at the same time, one gets it. */
    Stored add(Account account);

    /**
     * Stores a changed account.
     *
     * @throws com.cybervpn.application.shared.ApplicationFailure.ConcurrentChange when someone else stored it since it was
     *     read
     */
    Stored save(Account account);

    /** How storing ends. */
    sealed interface Stored {
        /** With its new version. */
        record Done(Account account) implements Stored {}

        record LoginTaken() implements Stored {}

        record EmailTaken() implements Stored {}

        record TelegramTaken() implements Stored {}
    }
}
