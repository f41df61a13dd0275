package com.cybervpn.persistence.identity;

import com.cybervpn.application.identity.port.out.SampleAccountStore;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.identity.PasswordHash;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Role;
import com.cybervpn.domain.shared.SessionId;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@link SampleAccountStore} in PostgreSQL: whole batches in one statement. */
@Singleton
final class JdbcSampleAccounts implements SampleAccountStore {
    private final Sql sql;

    JdbcSampleAccounts(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void add(List<Account> accounts) {
        add(accounts, accounts.stream().<@Nullable Long>map(_ -> null).toArray(Long[]::new));
    }

    @Override
    public void addNumbered(Map<Integer, Account> accounts) {
        add(
                List.copyOf(accounts.values()),
                accounts.keySet().stream().map(Integer::longValue).toArray(Long[]::new));
    }

    private void add(List<Account> accounts, @Nullable Long[] numbers) {
        sql.update(
                """
                with made as (
                    select * from unnest(?::uuid[], ?, ?, ?, ?, ?::timestamptz[], ?)
                        as made (id, login, email, password_hash, role, created_at, number)
                ), stored as (
                    insert into accounts (id, login, email, email_verified, password_hash, role, active, locale,
                        created_at, version)
                    select id, login, email, true, password_hash, role, true, ?, created_at, 0 from made
                )
                insert into sample_accounts (account_id, number) select id, number from made\
                """,
                texts(accounts, account -> account.id().toString()),
                texts(accounts, account -> account.login().value()),
                texts(
                        accounts,
                        account ->
                                account.emailAddress().map(EmailAddress::value).orElseThrow()),
                texts(
                        accounts,
                        account -> account.passwordHash()
                                .map(PasswordHash::encoded)
                                .orElseThrow()),
                texts(accounts, account -> account.role().code()),
                texts(accounts, account -> account.createdAt().toString()),
                numbers,
                Account.DEFAULT_LOCALE);
    }

    @Override
    public Set<Integer> numbersUpTo(int highest) {
        return new HashSet<>(sql.list(
                "select number from sample_accounts where number between 1 and ?", row -> row.getInt(1), highest));
    }

    @Override
    public List<AccountId> openedBefore(Instant before) {
        return sql.list("""
            select id from sample_accounts join accounts on id = account_id
            where created_at < ? order by created_at, id\
            """, row -> new AccountId(row.getObject(1, UUID.class)), before);
    }

    @Override
    public Removed remove(List<AccountId> accounts, Instant now) {
        String[] ids = accounts.stream().map(AccountId::toString).toArray(String[]::new);
        Map<SessionId, AccountId> live = new LinkedHashMap<>(sql
                .list(
                        """
                        select s.id, s.account_id from sessions s join sample_accounts using (account_id)
                        where account_id = any (?::uuid[]) and ended_at is null and expires_at > ?\
                        """,
                        row -> Map.entry(
                                new SessionId(row.getObject(1, UUID.class)),
                                new AccountId(row.getObject(2, UUID.class))),
                        ids,
                        now)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        int removed = sql.update("""
            delete from accounts using sample_accounts
            where id = account_id and id = any (?::uuid[]) and role = ?\
            """, ids, Role.MOBILE_USER.code());
        return new Removed(removed, live);
    }

    private static String[] texts(List<Account> accounts, Function<Account, String> text) {
        return accounts.stream().map(text).toArray(String[]::new);
    }
}
