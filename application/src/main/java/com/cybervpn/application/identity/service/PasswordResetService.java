package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.in.CodeRefusal;
import com.cybervpn.application.identity.port.in.RequestPasswordReset;
import com.cybervpn.application.identity.port.in.ResetPassword;
import com.cybervpn.application.identity.port.out.Accounts;
import com.cybervpn.application.identity.port.out.PasswordHasher;
import com.cybervpn.application.identity.port.out.Pause;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.CodePurpose;
import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.identity.Mail;
import java.time.Duration;
import java.time.InstantSource;

/** {@link RequestPasswordReset} and {@link ResetPassword}. Addresses that nobody has get a code as well; it is not mailed. */
public final class PasswordResetService implements RequestPasswordReset, ResetPassword {
    private static final CodePurpose PURPOSE = CodePurpose.PASSWORD_RESET;

    private final Accounts accounts;
    private final CodeDesk desk;
    private final MailQueue mails;
    private final PasswordHasher hasher;
    private final EmailOwnership ownership;
    private final CredentialChange change;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Pause pause;
    private final Duration floor;
    private final InstantSource clock;

    public PasswordResetService(
            Accounts accounts,
            CodeDesk desk,
            MailQueue mails,
            PasswordHasher hasher,
            EmailOwnership ownership,
            CredentialChange change,
            AuditTrail audit,
            Transactions transactions,
            Pause pause,
            Duration floor,
            InstantSource clock) {
        this.accounts = accounts;
        this.desk = desk;
        this.mails = mails;
        this.hasher = hasher;
        this.ownership = ownership;
        this.change = change;
        this.audit = audit;
        this.transactions = transactions;
        this.pause = pause;
        this.floor = floor;
        this.clock = clock;
    }

    @Override
    public void request(EmailAddress email) {
        var earliest = clock.instant().plus(floor);
        transactions.run(() -> desk.resend(email, PURPOSE)
                .ifPresent(code -> accounts.findByEmail(email)
                        .filter(Account::isInUse)
                        .ifPresent(account -> mails.enqueue(
                                Mail.Kind.PASSWORD_RESET_CODE,
                                email,
                                account.locale(),
                                code.code(),
                                desk.policy().validity()))));
        pause.until(earliest);
    }

    @Override
    public Outcome reset(Command command) {
        var earliest = clock.instant().plus(floor);
        // The hash is made inside, so that a code is not lost when too many wait for one.
        var outcome = transactions.inTransaction(() -> exchange(command));
        pause.until(earliest);
        return outcome;
    }

    private Outcome exchange(Command command) {
        var refusal = desk.redeem(command.email(), PURPOSE, command.code());
        if (refusal.isPresent()) return new Outcome.Refused(refusal.get());
        var account =
                accounts.findByEmail(command.email()).filter(Account::isInUse).orElse(null);
        if (account == null) return new Outcome.Refused(CodeRefusal.of(CodeRefusal.Reason.OTP_INVALID));
        // Before anything is written down: entries of the audit log wait for each other.
        var hash = hasher.hash(command.newPassword());
        // Whoever reads the mail owns the address.
        var owned = ownership.proven(account, command.origin());
        change.password(owned.withPassword(hash), null);
        audit.record(new AuditTrail.Entry(
                account.id(), "password_reset", "user", account.id().toString(), null, null, command.origin()));
        return new Outcome.Done();
    }
}
