package com.cybervpn.persistence.billing;

import com.cybervpn.application.billing.port.out.Ledger;
import com.cybervpn.application.shared.ApplicationFailure.ConcurrentChange;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.billing.LedgerAccount;
import com.cybervpn.domain.billing.LedgerTransfer;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.util.Currency;

/** The ledger in PostgreSQL, which itself refuses a transfer that does not add up, and any change of what is booked. */
@Singleton
final class JdbcLedger implements Ledger {
    private final Sql sql;
    private final Transactions transactions;

    JdbcLedger(Sql sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    @Override
    public boolean book(LedgerTransfer transfer) {
        return transactions.inTransaction(() -> {
            int added = sql.update("""
                insert into ledger_transfers (id, reason, reference, booked_at) values (?, ?, ?, ?)
                on conflict do nothing
                """, transfer.id(), transfer.reason(), transfer.reference(), transfer.at());
            if (added == 0) return false;
            enter(transfer, transfer.from(), -transfer.amount().minor());
            enter(transfer, transfer.to(), transfer.amount().minor());
            return true;
        });
    }

    private void enter(LedgerTransfer transfer, LedgerAccount account, long minor) {
        String currency = transfer.amount().currency().getCurrencyCode();
        sql.update(
                "insert into ledger_entries (transfer_id, account, currency, amount_minor) values (?, ?, ?, ?)",
                transfer.id(),
                account.code(),
                currency,
                minor);
        if (account.kind().mayBeNegative()) return;
        if (minor > 0) add(account, currency, minor);
        else take(account, currency, minor);
    }

    private void add(LedgerAccount account, String currency, long minor) {
        sql.update("""
            insert into reward_balances as old (account, currency, balance_minor) values (?, ?, ?)
            on conflict (account, currency) do update set balance_minor = old.balance_minor + excluded.balance_minor
            """, account.code(), currency, minor);
    }

    private void take(LedgerAccount account, String currency, long minor) {
        int changed = sql.update("""
            update reward_balances set balance_minor = balance_minor + ?
            where account = ? and currency = ? and balance_minor + ? >= 0
            """, minor, account.code(), currency, minor);
        if (changed == 0) throw new ConcurrentChange(account.code(), null);
    }

    @Override
    public Totals totals(LedgerAccount account, Currency currency) {
        return sql.first(
                        """
                        select coalesce(sum(amount_minor) filter (where amount_minor > 0), 0)::bigint as came,
                            coalesce(-sum(amount_minor) filter (where amount_minor < 0), 0)::bigint as went
                        from ledger_entries where account = ? and currency = ?
                        """,
                        row -> new Totals(row.getLong("came"), row.getLong("went")),
                        account.code(),
                        currency.getCurrencyCode())
                .orElseThrow();
    }
}
