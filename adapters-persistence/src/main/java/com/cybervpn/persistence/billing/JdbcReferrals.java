package com.cybervpn.persistence.billing;

import com.cybervpn.application.billing.port.out.Referrals;
import com.cybervpn.domain.billing.PaymentId;
import com.cybervpn.domain.billing.Referral;
import com.cybervpn.domain.billing.ReferralCode;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Money;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** The referral programme in PostgreSQL. */
@Singleton
final class JdbcReferrals implements Referrals {
    private final Sql sql;

    JdbcReferrals(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<ReferralCode> codeOf(AccountId account) {
        return sql.first(
                "select code from referral_codes where account_id = ?",
                row -> new ReferralCode(row.getString("code")),
                account.value());
    }

    @Override
    public boolean assign(AccountId account, ReferralCode code) {
        return sql.update(
                        "insert into referral_codes (account_id, code) values (?, ?) on conflict do nothing",
                        account.value(),
                        code.value())
                == 1;
    }

    @Override
    public Optional<AccountId> ownerOf(ReferralCode code) {
        return sql.first(
                "select account_id from referral_codes where code = ?",
                row -> new AccountId(Columns.uuid(row, "account_id")),
                code.value());
    }

    @Override
    public boolean add(Referral referral) {
        return sql.update("""
            insert into referrals (referred_id, referrer_id, joined_at) values (?, ?, ?) on conflict do nothing
            """, referral.referred().value(), referral.referrer().value(), referral.at()) == 1;
    }

    @Override
    public Optional<Referral> ofReferred(AccountId referred) {
        return sql.first("select * from referrals where referred_id = ?", JdbcReferrals::referral, referred.value());
    }

    @Override
    public boolean earned(Commission commission) {
        return sql.update(
                        """
                        insert into commissions (payment_id, referrer_id, referred_id, base_minor, rate, amount_minor, currency,
                            earned_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                        """,
                        commission.payment().value(),
                        commission.referrer().value(),
                        commission.referred().value(),
                        commission.base().minor(),
                        commission.rate(),
                        commission.amount().minor(),
                        commission.amount().currency().getCurrencyCode(),
                        commission.at())
                == 1;
    }

    @Override
    public Optional<Commission> commissionFor(PaymentId payment) {
        return sql.first(
                "select * from commissions where payment_id = ?",
                row -> new Commission(
                        payment,
                        new AccountId(Columns.uuid(row, "referrer_id")),
                        new AccountId(Columns.uuid(row, "referred_id")),
                        Columns.money(row, "base_minor"),
                        row.getBigDecimal("rate").stripTrailingZeros(),
                        Columns.money(row, "amount_minor"),
                        Sql.instant(row, "earned_at")),
                payment.value());
    }

    @Override
    public Numbers numbers(AccountId referrer, Instant now) {
        return sql.first("""
            select count(*)::int as total, (count(*) filter (where s.expires_at <= ?))::int as expired
            from referrals r left join subscriptions s on s.subscriber_id = r.referred_id
            where r.referrer_id = ?
            """, row -> new Numbers(row.getInt("total"), row.getInt("expired")), now, referrer.value())
                .orElseThrow();
    }

    @Override
    public List<Brought> latest(AccountId referrer, Currency currency, Instant now, int limit) {
        return sql.list(
                """
                select r.*, coalesce(s.expires_at <= ?, false) as expired,
                    coalesce(c.base, 0)::bigint as base, coalesce(c.earned, 0)::bigint as earned
                from referrals r
                left join subscriptions s on s.subscriber_id = r.referred_id
                left join lateral (select sum(base_minor) as base, sum(amount_minor) as earned from commissions
                    where referred_id = r.referred_id and currency = ?) c on true
                where r.referrer_id = ?
                order by r.joined_at desc, r.referred_id limit ?
                """,
                row -> new Brought(
                        referral(row),
                        row.getBoolean("expired"),
                        new Money(row.getLong("base"), currency),
                        new Money(row.getLong("earned"), currency)),
                now,
                currency.getCurrencyCode(),
                referrer.value(),
                limit);
    }

    private static Referral referral(ResultSet row) throws SQLException {
        return new Referral(
                new AccountId(Columns.uuid(row, "referrer_id")),
                new AccountId(Columns.uuid(row, "referred_id")),
                Sql.instant(row, "joined_at"));
    }
}
