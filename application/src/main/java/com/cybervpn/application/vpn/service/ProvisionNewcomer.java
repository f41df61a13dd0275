package com.cybervpn.application.vpn.service;

import com.cybervpn.application.identity.port.in.AccountDirectory;
import com.cybervpn.application.shared.port.in.JobHandler;
import com.cybervpn.application.vpn.port.in.VpnAccess;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.identity.TelegramIdentity;
import com.cybervpn.domain.shared.AccountId;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Gives a customer who has just come in a VPN user without access: later, so that a panel that is down holds up
 * no sign-in, and again until it worked. Staff are no customers.
 */
public final class ProvisionNewcomer implements JobHandler {
    /** Its jobs are named by the account. */
    public static final String KIND = "vpn.newcomer";

    private final AccountDirectory accounts;
    private final VpnAccess access;

    public ProvisionNewcomer(AccountDirectory accounts, VpnAccess access) {
        this.accounts = accounts;
        this.access = access;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Nobody waits for it, since whoever buys access gets the user at once. */
    @Override
    public Duration retryAfter(int failures) {
        return Patience.after(failures);
    }

    @Override
    public void run(String id) {
        accounts.find(new AccountId(UUID.fromString(id)))
                .filter(account -> account.isInUse() && !account.role().isStaff())
                .ifPresent(this::provision);
    }

    private void provision(Account account) {
        access.provision(
                account.id(),
                account.emailAddress()
                        .filter(_ -> account.emailVerified())
                        .map(EmailAddress::value)
                        .orElse(null),
                Optional.ofNullable(account.telegram())
                        .map(TelegramIdentity::id)
                        .orElse(null));
    }
}
