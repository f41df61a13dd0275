package com.cybervpn.application.hosting.service;

import com.cybervpn.application.hosting.port.in.HostingAccount;
import com.cybervpn.application.hosting.port.in.ReadOwnHosting;
import com.cybervpn.application.hosting.port.out.Customers;
import com.cybervpn.application.shared.Caller;
import java.util.Optional;

/** Reads at each call, so that a changed plan and a new app show at once (H-USR-2, H-ADM-3). */
public final class ReadOwnHostingService implements ReadOwnHosting {
    private final Customers customers;
    private final HostingAccounts accounts;

    ReadOwnHostingService(Customers customers, HostingAccounts accounts) {
        this.customers = customers;
        this.accounts = accounts;
    }

    @Override
    public Optional<HostingAccount> read(Caller caller) {
        return customers.find(caller.account()).map(accounts::of);
    }
}
