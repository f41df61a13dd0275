package com.cybervpn.application.hosting.service;

import com.cybervpn.application.hosting.port.in.RedeployApp;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.hosting.AppId;

/** Queues the deployment in one transaction. */
public final class RedeployAppService implements RedeployApp {
    private final AppCatalogue catalogue;
    private final DeploymentRequests requests;
    private final Transactions transactions;

    RedeployAppService(AppCatalogue catalogue, DeploymentRequests requests, Transactions transactions) {
        this.catalogue = catalogue;
        this.requests = requests;
        this.transactions = transactions;
    }

    @Override
    public Outcome redeploy(Caller caller, AppId id) {
        return transactions.inTransaction(() -> requests.redeploy(caller, catalogue.lockOwn(caller, id)));
    }
}
