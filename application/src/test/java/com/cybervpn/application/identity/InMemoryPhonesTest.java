package com.cybervpn.application.identity;

import com.cybervpn.application.identity.port.out.AppDevices;
import com.cybervpn.application.identity.port.out.BiometricTokens;
import com.cybervpn.application.identity.port.out.Profiles;
import com.cybervpn.application.identity.port.out.PushTokens;
import com.cybervpn.domain.shared.AccountId;
import java.util.UUID;
import org.junit.jupiter.api.Nested;

/** The fakes of what is kept of people's phones keep the contracts of the ports they stand for. */
class InMemoryPhonesTest {
    @Nested
    class OfBiometricTokens implements BiometricTokensContract {
        private final InMemoryBiometricTokens biometrics = new InMemoryBiometricTokens();

        @Override
        public BiometricTokens biometrics() {
            return biometrics;
        }

        @Override
        public AccountId newAccount() {
            return new AccountId(UUID.randomUUID());
        }
    }

    @Nested
    class OfPushTokens implements PushTokensContract {
        private final InMemoryPushTokens pushTokens = new InMemoryPushTokens();

        @Override
        public PushTokens pushTokens() {
            return pushTokens;
        }

        @Override
        public AccountId newAccount() {
            return new AccountId(UUID.randomUUID());
        }
    }

    @Nested
    class OfAppDevices implements AppDevicesContract {
        private final InMemoryAppDevices devices = new InMemoryAppDevices();

        @Override
        public AppDevices devices() {
            return devices;
        }

        @Override
        public AccountId newAccount() {
            return new AccountId(UUID.randomUUID());
        }
    }

    @Nested
    class OfProfiles implements ProfilesContract {
        private final InMemoryProfiles profiles = new InMemoryProfiles();

        @Override
        public Profiles profiles() {
            return profiles;
        }

        @Override
        public AccountId newAccount() {
            return new AccountId(UUID.randomUUID());
        }
    }
}
