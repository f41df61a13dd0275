package com.cybervpn.application.shared;

import com.cybervpn.application.shared.port.out.HostKeys;

class InMemoryHostKeysTest implements HostKeysContract {
    private final HostKeys hostKeys = new InMemoryHostKeys();

    @Override
    public HostKeys hostKeys() {
        return hostKeys;
    }
}
