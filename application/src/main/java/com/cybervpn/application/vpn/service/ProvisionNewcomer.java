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

    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
    private static final int DOUBLINGS = 10;

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

    /** 1 min, doubled at each failure up to 6 h: nobody waits for it, since whoever buys access gets the user at once. */
    @Override
    public Duration retryAfter(int failures) {
        var pause = Duration.ofMinutes(1L << Math.min(failures - 1, DOUBLINGS));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
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
