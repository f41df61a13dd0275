package com.cybervpn.application.billing;

import com.cybervpn.application.billing.port.out.AccessChanges;
import com.cybervpn.application.billing.port.out.Ledger;
import com.cybervpn.application.billing.port.out.Notices;
import com.cybervpn.application.billing.port.out.Payments;
import com.cybervpn.application.billing.port.out.Plans;
import com.cybervpn.application.billing.port.out.Referrals;
import com.cybervpn.application.billing.port.out.Renewals;
import com.cybervpn.application.billing.port.out.Subscriptions;
import com.cybervpn.application.billing.port.out.Trials;
import com.cybervpn.application.shared.InMemoryTransactions;
import com.cybervpn.application.shared.port.out.Transactions;

class InMemoryBillingTest implements BillingStoresContract {
    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryBilling store = new InMemoryBilling(transactions);

    @Override
    public Transactions transactions() {
        return transactions;
    }

    @Override
    public Plans plans() {
        return store.plans();
    }

    @Override
    public Payments payments() {
        return store.payments();
    }

    @Override
    public Subscriptions subscriptions() {
        return store.subscriptions();
    }

    @Override
    public AccessChanges changes() {
        return store.accessChanges();
    }

    @Override
    public Ledger ledger() {
        return store.ledger();
    }

    @Override
    public Trials trials() {
        return store.trials();
    }

    @Override
    public Referrals referrals() {
        return store.referrals();
    }

    @Override
    public Renewals renewals() {
        return store.renewals();
    }

    @Override
    public Notices notices() {
        return store.notices();
    }
}
