package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.in.OpenCustomerAccount;
import com.cybervpn.application.identity.port.out.Accounts;
import com.cybervpn.application.identity.port.out.Accounts.Stored;
import com.cybervpn.application.identity.port.out.PasswordHasher;
import com.cybervpn.application.shared.ApplicationFailure.TooManyRequests;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.application.shared.port.out.RateLimits;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.Login;
import com.cybervpn.domain.identity.PasswordHash;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Role;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** {@link OpenCustomerAccount}. */
public final class OpenCustomerAccountService implements OpenCustomerAccount {
    private final Accounts accounts;
    private final Newcomers newcomers;
    private final PasswordHasher hasher;
    private final Doorway doorway;
    private final RateLimits limits;
    private final RateLimits.Limit perAddress;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Ids ids;
    private final InstantSource clock;

    public OpenCustomerAccountService(
            Accounts accounts,
            Newcomers newcomers,
            PasswordHasher hasher,
            Doorway doorway,
            RateLimits limits,
            RateLimits.Limit perAddress,
            AuditTrail audit,
            Transactions transactions,
            Ids ids,
            InstantSource clock) {
        this.accounts = accounts;
        this.newcomers = newcomers;
        this.hasher = hasher;
        this.doorway = doorway;
        this.limits = limits;
        this.perAddress = perAddress;
        this.audit = audit;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Outcome open(Command command) {
        var origin = command.client().origin();
        limits.tryAcquire("register:" + origin.ip() + ":" + command.email().value(), perAddress)
                .ifPresent(wait -> {
                    throw new TooManyRequests(wait);
                });
        var outcome = accounts.findByEmail(command.email()).isPresent() ? new Outcome.EmailTaken() : opened(command);
        switch (outcome) {
            case Outcome.Opened _ -> {} // written down together with the account
            case Outcome.LoginTaken _ -> record(command, null, Map.of("success", false, "reason", "login_taken"));
            case Outcome.EmailTaken _ -> record(command, null, Map.of("success", false, "reason", "email_taken"));
        }
        return outcome;
    }

    private Outcome opened(Command command) {
        var hash = hasher.hash(command.password());
        return transactions.inTransaction(() -> switch (store(command, hash)) {
            case Stored.Done(var account) -> {
                record(command, account.id(), Map.of("success", true));
                yield new Outcome.Opened(
                        doorway.open(account, "registration", false, command.style(), command.client()));
            }
            case Stored.LoginTaken _ -> new Outcome.LoginTaken();
            case Stored.EmailTaken _, Stored.TelegramTaken _ -> new Outcome.EmailTaken();
        });
    }

    private void record(Command command, @Nullable AccountId opened, Map<String, Object> result) {
        Map<String, Object> values = new HashMap<>(result);
        values.put("email", command.email().masked());
        audit.record(new AuditTrail.Entry(
                null,
                "registration_attempt",
                "user",
                opened == null ? null : opened.toString(),
                null,
                values,
                command.client().origin()));
    }

    private Stored store(Command command, PasswordHash hash) {
        UnaryOperator<Account> details =
                account -> account.withUnverifiedEmail(command.email()).withPassword(hash);
        var login = command.login();
        if (login == null) {
            return newcomers.open(Login.derivedFrom(command.email().localPart(), "user"), details);
        }
        var account = Account.opened(new AccountId(ids.next()), login, Role.MOBILE_USER, clock.instant());
        return accounts.add(details.apply(account));
    }
}
