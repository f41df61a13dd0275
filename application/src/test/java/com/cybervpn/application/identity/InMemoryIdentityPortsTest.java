package com.cybervpn.application.identity;

import com.cybervpn.application.identity.port.out.Accounts;
import com.cybervpn.application.identity.port.out.LoginAttempts;
import com.cybervpn.application.identity.port.out.OAuthLinks;
import com.cybervpn.application.identity.port.out.Sessions;
import org.junit.jupiter.api.Nested;

/** The fakes keep the contracts of the ports they stand for. */
class InMemoryIdentityPortsTest {
    @Nested
    class OfAccounts implements AccountsContract {
        private final InMemoryAccounts accounts = new InMemoryAccounts();

        @Override
        public Accounts accounts() {
            return accounts;
        }
    }

    @Nested
    class OfSessions implements SessionsContract {
        private final InMemoryAccounts accounts = new InMemoryAccounts();
        private final InMemorySessions sessions = new InMemorySessions(accounts);

        @Override
        public Sessions sessions() {
            return sessions;
        }

        @Override
        public Accounts accounts() {
            return accounts;
        }
    }

    @Nested
    class OfLoginAttempts implements LoginAttemptsContract {
        private final InMemoryLoginAttempts attempts = new InMemoryLoginAttempts();

        @Override
        public LoginAttempts attempts() {
            return attempts;
        }
    }

    @Nested
    class OfOAuthLinks implements OAuthLinksContract {
        private final InMemoryAccounts accounts = new InMemoryAccounts();
        private final InMemoryOAuthLinks links = new InMemoryOAuthLinks();

        @Override
        public OAuthLinks links() {
            return links;
        }

        @Override
        public Accounts accounts() {
            return accounts;
        }
    }
}
