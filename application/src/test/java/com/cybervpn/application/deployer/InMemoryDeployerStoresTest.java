package com.cybervpn.application.deployer;

import com.cybervpn.application.deployer.port.out.Apps;
import com.cybervpn.application.deployer.port.out.Archives;
import com.cybervpn.application.deployer.port.out.Deployments;
import com.cybervpn.application.deployer.port.out.Servers;
import com.cybervpn.application.deployer.port.out.TaskRequests;
import com.cybervpn.application.deployer.port.out.Versions;

class InMemoryDeployerStoresTest implements DeployerStoresContract {
    private final InMemoryDeployer stores = new InMemoryDeployer();

    @Override
    public Servers servers() {
        return stores.servers();
    }

    @Override
    public Apps apps() {
        return stores.apps();
    }

    @Override
    public Versions versions() {
        return stores.versions();
    }

    @Override
    public Archives archives() {
        return stores.archives();
    }

    @Override
    public Deployments deployments() {
        return stores.deployments();
    }

    @Override
    public TaskRequests requests() {
        return stores.requests();
    }
}
