package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.in.CodeRefusal;
import com.cybervpn.application.identity.port.in.CodeRefusal.Reason;
import com.cybervpn.application.identity.port.in.ResendVerification;
import com.cybervpn.application.identity.port.in.TokenStyle;
import com.cybervpn.application.identity.port.in.VerifyEmail;
import com.cybervpn.application.identity.port.out.Accounts;
import com.cybervpn.application.identity.port.out.Arrivals;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.CodePurpose;
import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.identity.Mail;
import com.cybervpn.domain.identity.MailedCode;
import java.time.InstantSource;
import java.util.Optional;

/** {@link VerifyEmail} and {@link ResendVerification}: proves that an address is its owner's. */
public final class AddressVerification implements VerifyEmail, ResendVerification {
    private static final CodePurpose PURPOSE = CodePurpose.EMAIL_VERIFICATION;

    private final Accounts accounts;
    private final CodeDesk desk;
    private final MailQueue mails;
    private final Doorway doorway;
    private final Arrivals arrivals;
    private final Transactions transactions;
    private final InstantSource clock;

    public AddressVerification(
            Accounts accounts,
            CodeDesk desk,
            MailQueue mails,
            Doorway doorway,
            Arrivals arrivals,
            Transactions transactions,
            InstantSource clock) {
        this.accounts = accounts;
        this.desk = desk;
        this.mails = mails;
        this.doorway = doorway;
        this.arrivals = arrivals;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Mails a first code to the address of an account. */
    void start(Account account) {
        account.emailAddress().ifPresent(email -> mail(account, email, desk.issue(email, PURPOSE)));
    }

    @Override
    public VerifyEmail.Outcome verify(VerifyEmail.Command command) {
        var account = known(command.email()).orElse(null);
        if (account != null && account.emailVerified()) {
            return new VerifyEmail.Outcome.Refused(CodeRefusal.of(Reason.ALREADY_VERIFIED));
        }
        return transactions.inTransaction(() -> {
            var refusal = desk.redeem(command.email(), PURPOSE, command.code());
            if (refusal.isPresent()) return new VerifyEmail.Outcome.Refused(refusal.get());
            if (account == null || !(accounts.save(account.verified()) instanceof Accounts.Stored.Done(var stored))) {
                return new VerifyEmail.Outcome.Refused(CodeRefusal.of(Reason.OTP_INVALID));
            }
            arrivals.arrived(stored.id());
            return new VerifyEmail.Outcome.Entered(
                    doorway.enter(stored, "email_code", false, TokenStyle.PAIR, command.client()));
        });
    }

    @Override
    public ResendVerification.Outcome resend(EmailAddress email) {
        var account = known(email).orElse(null);
        if (account == null) return new ResendVerification.Outcome.Sent(0, null);
        if (account.emailVerified()) {
            return new ResendVerification.Outcome.Refused(CodeRefusal.of(Reason.ALREADY_VERIFIED));
        }
        return transactions.inTransaction(() -> desk.resend(email, PURPOSE)
                .map(code -> resent(account, email, code))
                .orElseGet(() -> new ResendVerification.Outcome.Refused(desk.tooSoon(email, PURPOSE))));
    }

    private ResendVerification.Outcome resent(Account account, EmailAddress email, MailedCode code) {
        mail(account, email, code);
        var now = clock.instant();
        return new ResendVerification.Outcome.Sent(
                code.resendsLeft(desk.policy(), now),
                code.nextResendAt(desk.policy(), now).orElse(null));
    }

    private Optional<Account> known(EmailAddress email) {
        return accounts.findByEmail(email).filter(account -> !account.isDeleted());
    }

    private void mail(Account account, EmailAddress email, MailedCode code) {
        mails.enqueue(
                Mail.Kind.VERIFICATION_CODE,
                email,
                account.locale(),
                code.code(),
                desk.policy().validity());
    }
}
