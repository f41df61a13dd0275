package com.cybervpn.bootstrap;

import com.cybervpn.application.identity.port.in.BearerSessions;
import com.cybervpn.application.identity.port.in.ChangePassword;
import com.cybervpn.application.identity.port.in.Invitations;
import com.cybervpn.application.identity.port.in.MagicLinks;
import com.cybervpn.application.identity.port.in.OpenCustomerAccount;
import com.cybervpn.application.identity.port.in.OwnSessions;
import com.cybervpn.application.identity.port.in.ReadMailbox;
import com.cybervpn.application.identity.port.in.ReadOwnAccount;
import com.cybervpn.application.identity.port.in.Register;
import com.cybervpn.application.identity.port.in.SocketTickets;
import com.cybervpn.application.identity.port.in.UnlockAccount;
import com.cybervpn.application.identity.port.out.Accounts;
import com.cybervpn.application.identity.port.out.Arrivals;
import com.cybervpn.application.identity.port.out.DevelopmentMailbox;
import com.cybervpn.application.identity.port.out.Invites;
import com.cybervpn.application.identity.port.out.LoginAttempts;
import com.cybervpn.application.identity.port.out.MailTransport;
import com.cybervpn.application.identity.port.out.MailedCodes;
import com.cybervpn.application.identity.port.out.OAuthLinks;
import com.cybervpn.application.identity.port.out.OutgoingMails;
import com.cybervpn.application.identity.port.out.PasswordHasher;
import com.cybervpn.application.identity.port.out.Pause;
import com.cybervpn.application.identity.port.out.SecondFactors;
import com.cybervpn.application.identity.port.out.Sessions;
import com.cybervpn.application.identity.port.out.SignedTokens;
import com.cybervpn.application.identity.port.out.SingleUseTokens;
import com.cybervpn.application.identity.service.AddressVerification;
import com.cybervpn.application.identity.service.BearerSessionsService;
import com.cybervpn.application.identity.service.ChangePasswordService;
import com.cybervpn.application.identity.service.CodeDesk;
import com.cybervpn.application.identity.service.CredentialChange;
import com.cybervpn.application.identity.service.CredentialListener;
import com.cybervpn.application.identity.service.Doorway;
import com.cybervpn.application.identity.service.EditProfileService;
import com.cybervpn.application.identity.service.EmailOwnership;
import com.cybervpn.application.identity.service.IdentityRetention;
import com.cybervpn.application.identity.service.InvitationsService;
import com.cybervpn.application.identity.service.MagicLinksService;
import com.cybervpn.application.identity.service.MailQueue;
import com.cybervpn.application.identity.service.Newcomers;
import com.cybervpn.application.identity.service.OpenCustomerAccountService;
import com.cybervpn.application.identity.service.OwnSessionsService;
import com.cybervpn.application.identity.service.PasswordCheck;
import com.cybervpn.application.identity.service.PasswordResetService;
import com.cybervpn.application.identity.service.ReadMailboxService;
import com.cybervpn.application.identity.service.RegisterService;
import com.cybervpn.application.identity.service.SessionEnding;
import com.cybervpn.application.identity.service.SocketTicketsService;
import com.cybervpn.application.identity.service.TokenMint;
import com.cybervpn.application.identity.service.UnlockAccountService;
import com.cybervpn.application.shared.port.in.RecurringJob;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.application.shared.port.out.Jobs;
import com.cybervpn.application.shared.port.out.Randomness;
import com.cybervpn.application.shared.port.out.RateLimits;
import com.cybervpn.application.shared.port.out.Transactions;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** Wires what accounts go through: registration, codes, links, passwords, profile, sessions. */
@Factory
final class AccountUseCases {
    @Singleton
    MailQueue mailQueue(
            OutgoingMails mails,
            MailTransport transport,
            Jobs jobs,
            Transactions transactions,
            Ids ids,
            InstantSource clock) {
        return new MailQueue(mails, transport, jobs, transactions, ids, clock);
    }

    @Singleton
    CodeDesk codeDesk(MailedCodes codes, AccountConfig.Codes config, Randomness randomness, InstantSource clock) {
        return new CodeDesk(codes, config.policy(), randomness, clock);
    }

    @Singleton
    AddressVerification addressVerification(
            Accounts accounts,
            CodeDesk desk,
            MailQueue mails,
            Doorway doorway,
            Arrivals arrivals,
            Transactions transactions,
            InstantSource clock) {
        return new AddressVerification(accounts, desk, mails, doorway, arrivals, transactions, clock);
    }

    @Singleton
    CredentialChange credentialChange(Accounts accounts, SessionEnding ending, List<CredentialListener> listeners) {
        return new CredentialChange(accounts, ending, listeners);
    }

    @Singleton
    EmailOwnership emailOwnership(CredentialChange change, OAuthLinks links, Arrivals arrivals, AuditTrail audit) {
        return new EmailOwnership(change, links, arrivals, audit);
    }

    @Singleton
    PasswordCheck passwordCheck(PasswordHasher hasher, RateLimits limits, AccountConfig.Passwords config) {
        return new PasswordCheck(hasher, limits, config.checkLimit());
    }

    @Singleton
    Newcomers newcomers(Accounts accounts, Arrivals arrivals, Randomness randomness, Ids ids, InstantSource clock) {
        return new Newcomers(accounts, arrivals, randomness, ids, clock);
    }

    @Singleton
    Register register(
            Accounts accounts,
            Invites invites,
            PasswordHasher hasher,
            AddressVerification verification,
            AccountConfig.Registration config,
            AuditTrail audit,
            Transactions transactions,
            Ids ids,
            InstantSource clock) {
        return new RegisterService(
                accounts, invites, hasher, verification, config.policy(), audit, transactions, ids, clock);
    }

    @Singleton
    Invitations invitations(
            Invites invites,
            AccountConfig.Registration config,
            AuditTrail audit,
            Transactions transactions,
            Randomness randomness,
            InstantSource clock) {
        return new InvitationsService(
                invites, config.policy(), audit, transactions, () -> randomUuid(randomness), clock);
    }

    @Singleton
    PasswordResetService passwordReset(
            Accounts accounts,
            CodeDesk desk,
            MailQueue mails,
            PasswordHasher hasher,
            EmailOwnership ownership,
            CredentialChange change,
            AuditTrail audit,
            Transactions transactions,
            Pause pause,
            SignInConfig config,
            InstantSource clock) {
        return new PasswordResetService(
                accounts,
                desk,
                mails,
                hasher,
                ownership,
                change,
                audit,
                transactions,
                pause,
                config.failureFloor(),
                clock);
    }

    @Singleton
    ChangePassword changePassword(
            ReadOwnAccount own,
            PasswordCheck check,
            PasswordHasher hasher,
            CredentialChange change,
            RateLimits limits,
            AccountConfig.Passwords config,
            AuditTrail audit,
            Transactions transactions) {
        return new ChangePasswordService(own, check, hasher, change, limits, config.changeLimit(), audit, transactions);
    }

    @Singleton
    MagicLinks magicLinks(
            Accounts accounts,
            SingleUseTokens tokens,
            Newcomers newcomers,
            EmailOwnership ownership,
            MailQueue mails,
            Doorway doorway,
            RateLimits limits,
            AccountConfig.MagicLink config,
            SignInConfig signIn,
            Randomness randomness,
            Transactions transactions,
            Pause pause,
            InstantSource clock) {
        return new MagicLinksService(
                accounts,
                tokens,
                newcomers,
                ownership,
                mails,
                doorway,
                limits,
                config.terms(signIn.failureFloor()),
                randomness,
                transactions,
                pause,
                clock);
    }

    @Singleton
    OpenCustomerAccount openCustomerAccount(
            Accounts accounts,
            Newcomers newcomers,
            PasswordHasher hasher,
            Doorway doorway,
            RateLimits limits,
            AccountConfig.Registration config,
            AuditTrail audit,
            Transactions transactions,
            Ids ids,
            InstantSource clock) {
        return new OpenCustomerAccountService(
                accounts, newcomers, hasher, doorway, limits, config.customerLimit(), audit, transactions, ids, clock);
    }

    @Singleton
    EditProfileService editProfile(
            ReadOwnAccount own,
            Accounts accounts,
            AddressVerification verification,
            CredentialChange change,
            AuditTrail audit,
            Transactions transactions,
            InstantSource clock) {
        return new EditProfileService(own, accounts, verification, change, audit, transactions, clock);
    }

    @Singleton
    OwnSessions ownSessions(
            Sessions sessions,
            SessionEnding ending,
            List<CredentialListener> listeners,
            AuditTrail audit,
            Transactions transactions,
            InstantSource clock) {
        return new OwnSessionsService(sessions, ending, listeners, audit, transactions, clock);
    }

    @Singleton
    BearerSessions bearerSessions(
            Accounts accounts,
            Sessions sessions,
            SignedTokens tokens,
            TokenMint mint,
            SessionEnding ending,
            AuditTrail audit,
            Transactions transactions,
            InstantSource clock) {
        return new BearerSessionsService(accounts, sessions, tokens, mint, ending, audit, transactions, clock);
    }

    @Singleton
    SocketTickets socketTickets(
            SingleUseTokens tokens,
            Sessions sessions,
            Randomness randomness,
            AccountConfig.SocketTicket config,
            InstantSource clock) {
        return new SocketTicketsService(tokens, sessions, randomness, config.ttl(), clock);
    }

    @Singleton
    UnlockAccount unlockAccount(Accounts accounts, LoginAttempts attempts, AuditTrail audit) {
        return new UnlockAccountService(accounts, attempts, audit);
    }

    @Singleton
    @Requires(beans = DevelopmentMailbox.class)
    ReadMailbox readMailbox(DevelopmentMailbox mailbox) {
        return new ReadMailboxService(mailbox);
    }

    @Singleton
    RecurringJob identityRetention(
            Accounts accounts,
            Sessions sessions,
            SecondFactors factors,
            OAuthLinks links,
            MailedCodes codes,
            SingleUseTokens tokens,
            Invites invites,
            LoginAttempts attempts,
            SignInConfig signIn,
            List<CredentialListener> listeners,
            AccountConfig.Retention config,
            Transactions transactions,
            InstantSource clock) {
        return new IdentityRetention(
                accounts,
                sessions,
                factors,
                links,
                codes,
                tokens,
                invites,
                attempts,
                signIn.lockout(),
                listeners,
                config.terms(),
                transactions,
                clock);
    }

    /** Version 4: nothing in it can be foreseen. */
    private static UUID randomUuid(Randomness randomness) {
        var bytes = ByteBuffer.wrap(randomness.bytes(2 * Long.BYTES));
        long high = bytes.getLong() & 0xffff_ffff_ffff_0fffL | 0x4000L;
        long low = bytes.getLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
