package com.cybervpn.application.terminal;

class InMemoryTiersTest implements TiersContract {
    private final InMemoryTiers tiers = new InMemoryTiers();

    @Override
    public InMemoryTiers tiers() {
        return tiers;
    }
}
