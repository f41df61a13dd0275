package com.cybervpn.persistence.billing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cybervpn.application.billing.BillingStoresContract;
import com.cybervpn.application.billing.port.out.AccessChanges;
import com.cybervpn.application.billing.port.out.Ledger;
import com.cybervpn.application.billing.port.out.Notices;
import com.cybervpn.application.billing.port.out.Payments;
import com.cybervpn.application.billing.port.out.Plans;
import com.cybervpn.application.billing.port.out.Referrals;
import com.cybervpn.application.billing.port.out.Renewals;
import com.cybervpn.application.billing.port.out.Subscriptions;
import com.cybervpn.application.billing.port.out.Trials;
import com.cybervpn.application.shared.SequentialIds;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.billing.LedgerAccount;
import com.cybervpn.domain.billing.LedgerTransfer;
import com.cybervpn.domain.shared.Money;
import com.cybervpn.persistence.DatabaseTest;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@DatabaseTest
class JdbcBillingTest implements BillingStoresContract {
    @Inject
    Transactions transactions;

    @Inject
    Plans plans;

    @Inject
    Payments payments;

    @Inject
    Subscriptions subscriptions;

    @Inject
    AccessChanges changes;

    @Inject
    Ledger ledger;

    @Inject
    Trials trials;

    @Inject
    Referrals referrals;

    @Inject
    Renewals renewals;

    @Inject
    Notices notices;

    @Inject
    Sql sql;

    @BeforeEach
    void noRows() {
        sql.update("""
            truncate plans, payments, subscriptions, access_changes, trials, referral_codes, referrals, commissions,
                renewals, billing_notices, ledger_transfers, ledger_entries, reward_balances\
            """);
    }

    @Test
    void refusesToChangeWhatIsBooked() {
        var transfer = new LedgerTransfer(
                SequentialIds.of(1),
                "payment",
                "p",
                LedgerAccount.provider("cryptobot"),
                LedgerAccount.revenue(),
                Money.of(5, "USD"),
                NOW);
        ledger.book(transfer);

        assertThatThrownBy(() -> sql.update("update ledger_entries set amount_minor = amount_minor * 2"))
                .hasStackTraceContaining("append-only");
        assertThatThrownBy(() -> sql.update("delete from ledger_transfers")).hasStackTraceContaining("append-only");
        assertThatThrownBy(() -> sql.update(
                        "insert into ledger_entries (transfer_id, account, currency, amount_minor) values (?, 'x:y',"
                                + " 'USD', 1)",
                        transfer.id()))
                .hasStackTraceContaining("does not add up");
    }

    @Override
    public Transactions transactions() {
        return transactions;
    }

    @Override
    public Plans plans() {
        return plans;
    }

    @Override
    public Payments payments() {
        return payments;
    }

    @Override
    public Subscriptions subscriptions() {
        return subscriptions;
    }

    @Override
    public AccessChanges changes() {
        return changes;
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public Trials trials() {
        return trials;
    }

    @Override
    public Referrals referrals() {
        return referrals;
    }

    @Override
    public Renewals renewals() {
        return renewals;
    }

    @Override
    public Notices notices() {
        return notices;
    }
}
