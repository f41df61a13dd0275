package com.cybervpn.application.terminal;

class InMemorySshStoresTest implements SshStoresContract {
    private final InMemorySshProfiles profiles = new InMemorySshProfiles();
    private final InMemorySshKeys keys = new InMemorySshKeys();

    @Override
    public InMemorySshProfiles profiles() {
        return profiles;
    }

    @Override
    public InMemorySshKeys keys() {
        return keys;
    }
}
