package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.in.DeleteOwnAccount;
import com.cybervpn.application.identity.port.in.EditProfile;
import com.cybervpn.application.identity.port.in.ReadOwnAccount;
import com.cybervpn.application.identity.port.out.Accounts;
import com.cybervpn.application.identity.port.out.Accounts.Stored;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.EmailAddress;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@link EditProfile} and {@link DeleteOwnAccount}. */
public final class EditProfileService implements EditProfile, DeleteOwnAccount {
    private final ReadOwnAccount own;
    private final Accounts accounts;
    private final AddressVerification verification;
    private final CredentialChange change;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final InstantSource clock;

    public EditProfileService(
            ReadOwnAccount own,
            Accounts accounts,
            AddressVerification verification,
            CredentialChange change,
            AuditTrail audit,
            Transactions transactions,
            InstantSource clock) {
        this.own = own;
        this.accounts = accounts;
        this.verification = verification;
        this.change = change;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Outcome edit(Caller caller, Changes changes) {
        var before = own.read(caller);
        var after = applied(changes, before);
        return after.equals(before) ? new Outcome.Edited(before) : store(caller, before, after);
    }

    @Override
    public void delete(Caller caller) {
        var account = own.read(caller);
        transactions.run(() -> {
            change.deletion(account.deleted(clock.instant()));
            audit.record(AuditTrail.Entry.of(
                    caller, "account_deleted", "user", account.id().toString()));
        });
    }

    private Outcome store(Caller caller, Account before, Account after) {
        return transactions.inTransaction(() -> switch (accounts.save(after)) {
            case Stored.Done(var stored) -> {
                if (!stored.emailAddress().equals(before.emailAddress())) verification.start(stored);
                audit.record(AuditTrail.Entry.of(
                                caller, "profile_changed", "user", stored.id().toString())
                        .withValues(members(before), members(stored)));
                yield new Outcome.Edited(stored);
            }
            case Stored.LoginTaken _ -> new Outcome.LoginTaken();
            case Stored.EmailTaken _, Stored.TelegramTaken _ -> new Outcome.EmailTaken();
        });
    }

    private static Account applied(Changes changes, Account account) {
        var login = changes.login();
        if (login != null) account = account.withLogin(login);
        var email = changes.email();
        if (email != null && !email.equals(account.email())) account = account.withUnverifiedEmail(email);
        var name = changes.displayName();
        if (name != null) account = account.withDisplayName(name);
        var locale = changes.locale();
        return locale == null ? account : account.withLocale(locale);
    }

    private static Map<String, @Nullable Object> members(Account account) {
        var members = new HashMap<String, @Nullable Object>();
        members.put("login", Masked.identifier(account.login().value()));
        members.put("email", account.emailAddress().map(EmailAddress::masked).orElse(null));
        members.put("locale", account.locale());
        return members;
    }
}
