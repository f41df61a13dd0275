package com.cybervpn.persistence.crypto;

import com.cybervpn.application.shared.RandomnessContract;
import com.cybervpn.application.shared.port.out.Randomness;

class SecureRandomnessTest implements RandomnessContract {
    @Override
    public Randomness randomness() {
        return new SecureRandomness();
    }
}
