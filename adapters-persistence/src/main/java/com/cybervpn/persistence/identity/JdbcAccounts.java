package com.cybervpn.persistence.identity;

import com.cybervpn.application.identity.port.out.Accounts;
import com.cybervpn.application.shared.ApplicationFailure.ConcurrentChange;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.identity.Login;
import com.cybervpn.domain.identity.PasswordHash;
import com.cybervpn.domain.identity.TelegramIdentity;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Role;
import com.cybervpn.persistence.shared.DatabaseErrors;
import com.cybervpn.persistence.shared.GatheredReads;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** {@link Accounts} in PostgreSQL, whose unique indexes decide who gets a name. */
@Singleton
final class JdbcAccounts implements Accounts {
    private final Sql sql;
    private final GatheredReads<AccountId, Account> byId;

    JdbcAccounts(Sql sql) {
        this.sql = sql;
        byId = new GatheredReads<>(sql, this::find);
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return byId.get(id);
    }

    private Map<AccountId, Account> find(Collection<AccountId> ids) {
        return sql
                .list("select * from accounts where id = any (?)", AccountRows::toAccount, (Object)
                        ids.stream().map(AccountId::value).toArray(UUID[]::new))
                .stream()
                .collect(Collectors.toMap(Account::id, account -> account));
    }

    @Override
    public Optional<Account> findByLogin(Login login) {
        return sql.first("select * from accounts where lower(login) = ?", AccountRows::toAccount, login.key());
    }

    @Override
    public Optional<Account> findByEmail(EmailAddress email) {
        return sql.first("select * from accounts where email = ?", AccountRows::toAccount, email.value());
    }

    @Override
    public Optional<Account> findByTelegram(long telegramId) {
        return sql.first("select * from accounts where telegram_id = ?", AccountRows::toAccount, telegramId);
    }

    @Override
    public boolean anyInUseWithAtLeast(Role role) {
        var roles = Arrays.stream(Role.values())
                .filter(candidate -> candidate.isAtLeast(role))
                .map(Role::code)
                .toArray(String[]::new);
        return sql.first(
                        "select 1 from accounts where active and deleted_at is null and role = any (?) limit 1",
                        row -> row.getInt(1),
                        (Object) roles)
                .isPresent();
    }

    @Override
    public List<Account> notYetErased(Instant deletedBefore, int limit) {
        return sql.list("""
            select * from accounts where deleted_at < ? and login <> 'deleted_' || id
            order by deleted_at limit ?
            """, AccountRows::toAccount, deletedBefore, limit);
    }

    @Override
    public Stored add(Account account) {
        var clash = sql.first(
                """
                insert into accounts (id, login, email, email_verified, password_hash, role, active, display_name,
                    locale, telegram_id, telegram_username, created_at, deleted_at, version)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
                on conflict do nothing
                returning id
                """,
                row -> row.getObject(1),
                account.id().value(),
                account.login().value(),
                account.emailAddress().map(EmailAddress::value).orElse(null),
                account.emailVerified(),
                account.passwordHash().map(PasswordHash::encoded).orElse(null),
                account.role().code(),
                account.active(),
                account.displayName(),
                account.locale(),
                telegram(account).map(TelegramIdentity::id).orElse(null),
                telegram(account).map(TelegramIdentity::username).orElse(null),
                account.createdAt(),
                account.deletedAt());
        // "do nothing" keeps the surrounding transaction usable, at the price of asking what was in the way.
        return clash.isPresent() ? new Stored.Done(account.withVersion(0)) : inTheWayOf(account);
    }

    @Override
    public Stored save(Account account) {
        try {
            int changed = sql.update(
                    """
                    update accounts set login = ?, email = ?, email_verified = ?, password_hash = ?, role = ?,
                        active = ?, display_name = ?, locale = ?, telegram_id = ?, telegram_username = ?,
                        deleted_at = ?, version = version + 1
                    where id = ? and version = ?
                    """,
                    account.login().value(),
                    account.emailAddress().map(EmailAddress::value).orElse(null),
                    account.emailVerified(),
                    account.passwordHash().map(PasswordHash::encoded).orElse(null),
                    account.role().code(),
                    account.active(),
                    account.displayName(),
                    account.locale(),
                    telegram(account).map(TelegramIdentity::id).orElse(null),
                    telegram(account).map(TelegramIdentity::username).orElse(null),
                    account.deletedAt(),
                    account.id().value(),
                    account.version());
            if (changed == 0) throw new ConcurrentChange("account", null);
            return new Stored.Done(account.withVersion(account.version() + 1));
        } catch (RuntimeException e) {
            return taken(DatabaseErrors.brokenUniqueConstraint(e).orElseThrow(() -> e));
        }
    }

    private Stored inTheWayOf(Account account) {
        if (findByLogin(account.login()).isPresent()) return new Stored.LoginTaken();
        if (account.emailAddress().flatMap(this::findByEmail).isPresent()) return new Stored.EmailTaken();
        return new Stored.TelegramTaken();
    }

    private static Stored taken(String constraint) {
        return switch (constraint) {
            case "accounts_login" -> new Stored.LoginTaken();
            case "accounts_email" -> new Stored.EmailTaken();
            case "accounts_telegram" -> new Stored.TelegramTaken();
            default -> throw new IllegalStateException("unique " + constraint);
        };
    }

    private static Optional<TelegramIdentity> telegram(Account account) {
        return Optional.ofNullable(account.telegram());
    }
}
