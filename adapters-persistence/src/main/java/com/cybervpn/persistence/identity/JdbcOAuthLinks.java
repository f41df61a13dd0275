package com.cybervpn.persistence.identity;

import com.cybervpn.application.identity.port.out.OAuthLinks;
import com.cybervpn.application.shared.ApplicationFailure.ConcurrentChange;
import com.cybervpn.domain.identity.OAuthProvider;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** {@link OAuthLinks} in PostgreSQL, whose keys decide who is linked. */
@Singleton
final class JdbcOAuthLinks implements OAuthLinks {
    private final Sql sql;

    JdbcOAuthLinks(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<AccountId> ownerOf(OAuthProvider provider, String userId) {
        return sql.first(
                "select account_id from oauth_links where provider = ? and provider_user_id = ?",
                row -> new AccountId(row.getObject("account_id", UUID.class)),
                provider.code(),
                userId);
    }

    @Override
    public boolean link(AccountId account, OAuthProvider provider, String userId, Instant now) {
        var owner = ownerOf(provider, userId);
        if (owner.isPresent()) return owner.get().equals(account);
        unlink(account, provider);
        int linked = sql.update("""
            insert into oauth_links (provider, provider_user_id, account_id, linked_at) values (?, ?, ?, ?)
            on conflict do nothing
            """, provider.code(), userId, account.value(), now);
        if (linked == 0) throw new ConcurrentChange("link", null);
        return true;
    }

    @Override
    public boolean unlink(AccountId account, OAuthProvider provider) {
        return sql.update(
                        "delete from oauth_links where account_id = ? and provider = ?",
                        account.value(),
                        provider.code())
                > 0;
    }

    @Override
    public void forget(AccountId account) {
        sql.update("delete from oauth_links where account_id = ?", account.value());
    }
}
