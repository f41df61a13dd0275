package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.in.EnsureFirstAdministrator;
import com.cybervpn.application.identity.port.out.Accounts;
import com.cybervpn.application.identity.port.out.PasswordHasher;
import com.cybervpn.application.shared.Origin;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.application.shared.port.out.Randomness;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.Login;
import com.cybervpn.domain.identity.Password;
import com.cybervpn.domain.identity.PasswordPolicy;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Role;
import java.time.InstantSource;
import java.util.Map;

/** {@link EnsureFirstAdministrator}. */
public final class EnsureFirstAdministratorService implements EnsureFirstAdministrator {
    static final String DEFAULT_LOGIN = "admin";

    private final Accounts accounts;
    private final PasswordHasher hasher;
    private final AuditTrail audit;
    private final PasswordGenerator generator;
    private final Ids ids;
    private final InstantSource clock;

    public EnsureFirstAdministratorService(
            Accounts accounts,
            PasswordHasher hasher,
            AuditTrail audit,
            Randomness randomness,
            Ids ids,
            InstantSource clock) {
        this.accounts = accounts;
        this.hasher = hasher;
        this.audit = audit;
        this.generator = new PasswordGenerator(randomness);
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Outcome ensure(Command command) {
        var configured = command.login();
        if (configured == null) {
            return accounts.anyInUseWithAtLeast(Role.ADMIN)
                    ? new Outcome.AlreadyThere()
                    : create(new Login(DEFAULT_LOGIN), command);
        }
        if (!Login.isValid(configured)) return new Outcome.BadLogin();
        var login = new Login(configured);
        return accounts.findByLogin(login).isPresent() ? new Outcome.AlreadyThere() : create(login, command);
    }

    private Outcome create(Login login, Command command) {
        var given = command.password();
        if (given != null) {
            var weakness = PasswordPolicy.STRICT.weakness(given.reveal());
            if (weakness.isPresent()) return new Outcome.WeakPassword(weakness.get());
        }
        var password = given != null ? Password.of(given.reveal(), PasswordPolicy.STRICT) : generator.next();
        var account = Account.opened(new AccountId(ids.next()), login, Role.SUPER_ADMIN, clock.instant())
                .withPassword(hasher.hash(password));
        return switch (accounts.add(account)) {
            case Accounts.Stored.Done(var stored) -> {
                audit.record(new AuditTrail.Entry(
                        null,
                        "first_administrator_created",
                        "user",
                        stored.id().toString(),
                        null,
                        Map.of("login", stored.login().value()),
                        Origin.SYSTEM));
                yield new Outcome.Created(stored.login(), given == null ? password.secret() : null);
            }
            // Another instance was first.
            case Accounts.Stored.LoginTaken _, Accounts.Stored.EmailTaken _, Accounts.Stored.TelegramTaken _ ->
                new Outcome.AlreadyThere();
        };
    }
}
