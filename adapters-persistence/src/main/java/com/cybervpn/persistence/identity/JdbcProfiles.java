package com.cybervpn.persistence.identity;

import com.cybervpn.application.identity.port.out.Profiles;
import com.cybervpn.domain.identity.NotificationPreferences;
import com.cybervpn.domain.identity.ProfileDetails;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.Optional;

/** {@link Profiles} in PostgreSQL. */
@Singleton
final class JdbcProfiles implements Profiles {
    private final Sql sql;

    JdbcProfiles(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<ProfileDetails> details(AccountId account) {
        return sql.first(
                "select * from profiles where account_id = ?",
                row -> new ProfileDetails(
                        row.getString("avatar_url"),
                        ZoneId.of(row.getString("timezone")),
                        Sql.instant(row, "updated_at")),
                account.value());
    }

    @Override
    public void save(AccountId account, ProfileDetails details) {
        sql.update("""
            insert into profiles (account_id, avatar_url, timezone, updated_at) values (?, ?, ?, ?)
            on conflict (account_id) do update set avatar_url = excluded.avatar_url,
                timezone = excluded.timezone, updated_at = excluded.updated_at
            """, account.value(), details.avatarUrl(), details.timezone().getId(), details.updatedAt());
    }

    @Override
    public NotificationPreferences preferences(AccountId account) {
        return sql.first(
                        "select * from notification_preferences where account_id = ?",
                        row -> new NotificationPreferences(
                                row.getBoolean("email_security"),
                                row.getBoolean("email_marketing"),
                                row.getBoolean("push_connection"),
                                row.getBoolean("push_payment"),
                                row.getBoolean("push_subscription")),
                        account.value())
                .orElse(NotificationPreferences.DEFAULT);
    }

    @Override
    public void save(AccountId account, NotificationPreferences preferences) {
        sql.update(
                """
                insert into notification_preferences (account_id, email_security, email_marketing, push_connection,
                    push_payment, push_subscription)
                values (?, ?, ?, ?, ?, ?)
                on conflict (account_id) do update set email_security = excluded.email_security,
                    email_marketing = excluded.email_marketing, push_connection = excluded.push_connection,
                    push_payment = excluded.push_payment, push_subscription = excluded.push_subscription
                """,
                account.value(),
                preferences.emailSecurity(),
                preferences.emailMarketing(),
                preferences.pushConnection(),
                preferences.pushPayment(),
                preferences.pushSubscription());
    }

    @Override
    public void forget(AccountId account) {
        sql.update("delete from profiles where account_id = ?", account.value());
        sql.update("delete from notification_preferences where account_id = ?", account.value());
    }
}
