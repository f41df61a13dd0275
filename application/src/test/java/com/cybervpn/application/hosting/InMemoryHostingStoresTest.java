package com.cybervpn.application.hosting;

class InMemoryHostingStoresTest implements HostingStoresContract {
    private final InMemoryApps apps = new InMemoryApps();
    private final InMemoryDeployments deployments = new InMemoryDeployments();
    private final InMemoryEnvVars environment = new InMemoryEnvVars();
    private final InMemoryTenants tenants = new InMemoryTenants();

    @Override
    public InMemoryApps apps() {
        return apps;
    }

    @Override
    public InMemoryDeployments deployments() {
        return deployments;
    }

    @Override
    public InMemoryEnvVars environment() {
        return environment;
    }

    @Override
    public InMemoryTenants tenants() {
        return tenants;
    }
}
