package com.cybervpn.application.identity;

import com.cybervpn.application.identity.port.out.MailedCodes;
import com.cybervpn.application.identity.port.out.SecondFactors;
import com.cybervpn.application.identity.port.out.SingleUseTokens;
import com.cybervpn.domain.shared.AccountId;
import java.util.UUID;
import org.junit.jupiter.api.Nested;

/** The fakes of what is good once keep the contracts of the ports they stand for. */
class InMemoryCodesTest {
    @Nested
    class OfSingleUseTokens implements SingleUseTokensContract {
        private final InMemorySingleUseTokens tokens = new InMemorySingleUseTokens();

        @Override
        public SingleUseTokens singleUseTokens() {
            return tokens;
        }
    }

    @Nested
    class OfMailedCodes implements MailedCodesContract {
        private final InMemoryMailedCodes codes = new InMemoryMailedCodes();

        @Override
        public MailedCodes codes() {
            return codes;
        }
    }

    @Nested
    class OfSecondFactors implements SecondFactorsContract {
        private final InMemorySecondFactors factors = new InMemorySecondFactors();

        @Override
        public SecondFactors factors() {
            return factors;
        }

        @Override
        public AccountId newAccount() {
            return new AccountId(UUID.randomUUID());
        }
    }
}
