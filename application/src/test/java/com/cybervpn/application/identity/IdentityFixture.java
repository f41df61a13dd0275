package com.cybervpn.application.identity;

import com.cybervpn.application.identity.port.in.AuthenticateAccessToken;
import com.cybervpn.application.identity.port.in.Client;
import com.cybervpn.application.identity.port.in.Entrance;
import com.cybervpn.application.identity.port.in.ReadOwnAccount;
import com.cybervpn.application.identity.port.in.RefreshSession;
import com.cybervpn.application.identity.port.in.SignIn;
import com.cybervpn.application.identity.port.in.SignOut;
import com.cybervpn.application.identity.port.in.TokenStyle;
import com.cybervpn.application.identity.service.AddressVerification;
import com.cybervpn.application.identity.service.AuthenticateAccessTokenService;
import com.cybervpn.application.identity.service.CodeDesk;
import com.cybervpn.application.identity.service.CredentialChange;
import com.cybervpn.application.identity.service.CredentialListener;
import com.cybervpn.application.identity.service.Doorway;
import com.cybervpn.application.identity.service.EmailOwnership;
import com.cybervpn.application.identity.service.MailQueue;
import com.cybervpn.application.identity.service.Newcomers;
import com.cybervpn.application.identity.service.PasswordCheck;
import com.cybervpn.application.identity.service.PhoneCredentials;
import com.cybervpn.application.identity.service.ReadOwnAccountService;
import com.cybervpn.application.identity.service.RefreshSessionService;
import com.cybervpn.application.identity.service.SecondFactorCheck;
import com.cybervpn.application.identity.service.SessionEnding;
import com.cybervpn.application.identity.service.SignInService;
import com.cybervpn.application.identity.service.SignOutService;
import com.cybervpn.application.identity.service.TokenMint;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.InMemoryAuditTrail;
import com.cybervpn.application.shared.InMemoryEvents;
import com.cybervpn.application.shared.InMemoryJobs;
import com.cybervpn.application.shared.InMemoryRateLimits;
import com.cybervpn.application.shared.InMemoryTransactions;
import com.cybervpn.application.shared.MovableClock;
import com.cybervpn.application.shared.Origin;
import com.cybervpn.application.shared.SeededRandomness;
import com.cybervpn.application.shared.SequentialIds;
import com.cybervpn.application.shared.port.out.RateLimits;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.CodePolicy;
import com.cybervpn.domain.identity.LockoutPolicy;
import com.cybervpn.domain.identity.Login;
import com.cybervpn.domain.identity.Mail;
import com.cybervpn.domain.identity.Password;
import com.cybervpn.domain.identity.PasswordPolicy;
import com.cybervpn.domain.identity.SecondFactorPolicy;
import com.cybervpn.domain.identity.SessionPolicy;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Principal;
import com.cybervpn.domain.shared.Role;
import com.cybervpn.domain.shared.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The identity context over fakes: everything that its use cases share. */
public final class IdentityFixture {
    public static final String PASSWORD = "SecurePass123!";
    public static final Client CLIENT = new Client(new Origin("192.0.2.1", "test-agent"), "en", null);
    public static final Duration FAILURE_FLOOR = Duration.ofMillis(100);

    public final MovableClock clock = new MovableClock();
    public final SequentialIds ids = new SequentialIds();
    public final SeededRandomness randomness = new SeededRandomness();
    public final InMemoryTransactions transactions = new InMemoryTransactions();
    public final InMemoryEvents events = new InMemoryEvents(transactions);
    public final InMemoryAuditTrail audit = new InMemoryAuditTrail();
    public final InMemoryAccounts accounts = new InMemoryAccounts();
    public final InMemorySessions sessions = new InMemorySessions(accounts);
    public final InMemoryLoginAttempts attempts = new InMemoryLoginAttempts();
    public final FakePasswordHasher hasher = new FakePasswordHasher();
    public final FakeSignedTokens tokens = new FakeSignedTokens(clock);
    public final InMemorySecondFactors factors = new InMemorySecondFactors();
    public final InMemoryReauthWindows windows = new InMemoryReauthWindows();
    public final InMemoryMailedCodes codes = new InMemoryMailedCodes();
    public final InMemoryOutgoingMails mails = new InMemoryOutgoingMails();
    public final InMemorySingleUseTokens singleUse = new InMemorySingleUseTokens();
    public final InMemoryOAuthLinks links = new InMemoryOAuthLinks();
    public final InMemoryInvites invites = new InMemoryInvites();
    public final InMemoryRateLimits limits = new InMemoryRateLimits(clock);
    public final InMemoryJobs jobs = new InMemoryJobs(clock);
    /** Of whom the listeners were told: {@code password <id>}, {@code deleted <id>}. */
    public final List<String> told = new ArrayList<>();

    /** Whose people have shown who they are. */
    public final List<AccountId> arrived = new ArrayList<>();

    public final List<String> devicesSeen = new ArrayList<>();
    /** Until when callers were made to wait. */
    public final List<Instant> pauses = new ArrayList<>();

    public final SessionPolicy policy = new SessionPolicy(
            Duration.ofMinutes(15),
            Duration.ofDays(7),
            Duration.ofDays(30),
            Duration.ofHours(24),
            Duration.ofMinutes(5),
            10,
            false);
    public final LockoutPolicy lockout = new LockoutPolicy(
            new TreeMap<>(Map.of(5, Duration.ofSeconds(30), 10, Duration.ofMinutes(5), 15, Duration.ofMinutes(30))),
            20,
            Duration.ofHours(1));

    public final TokenMint mint = new TokenMint(tokens, policy, ids);
    public final SessionEnding ending = new SessionEnding(sessions, events, clock);
    public final Doorway doorway =
            new Doorway(sessions, factors, ending, mint, policy, this::seen, audit, transactions, ids, clock);

    public final ReadOwnAccount own = new ReadOwnAccountService(accounts);
    public final CodePolicy codePolicy =
            new CodePolicy(Duration.ofHours(3), 5, Duration.ofSeconds(30), 3, Duration.ofHours(1));
    public final CodeDesk desk = new CodeDesk(codes, codePolicy, randomness, clock);
    public final MailQueue mailQueue = new MailQueue(mails, mail -> {}, jobs, transactions, ids, clock);
    public final AddressVerification verification =
            new AddressVerification(accounts, desk, mailQueue, doorway, arrived::add, transactions, clock);
    public final InMemoryBiometricTokens biometrics = new InMemoryBiometricTokens();
    public final InMemoryPushTokens pushTokens = new InMemoryPushTokens();
    public final InMemoryAppDevices devices = new InMemoryAppDevices();
    public final InMemoryProfiles profiles = new InMemoryProfiles();
    public final List<CredentialListener> listeners =
            List.of(new Listener(), new PhoneCredentials(biometrics, pushTokens, devices, profiles));
    public final CredentialChange change = new CredentialChange(accounts, ending, listeners);
    public final EmailOwnership ownership = new EmailOwnership(change, links, arrived::add, audit);
    public final PasswordCheck passwordCheck =
            new PasswordCheck(hasher, limits, new RateLimits.Limit(10, Duration.ofMinutes(15)));
    public final SecondFactorCheck factorCheck = new SecondFactorCheck(
            factors, new FakeTotp(), limits, new RateLimits.Limit(5, Duration.ofMinutes(15)), clock);
    public final SecondFactorPolicy factorPolicy =
            new SecondFactorPolicy("CyberVPN", Duration.ofMinutes(5), Duration.ofMinutes(10), 8);
    public final Newcomers newcomers = new Newcomers(accounts, arrived::add, randomness, ids, clock);

    public final SignIn signIn =
            new SignInService(accounts, hasher, attempts, lockout, doorway, audit, pauses::add, FAILURE_FLOOR, clock);
    public final AuthenticateAccessToken authenticate = new AuthenticateAccessTokenService(tokens, sessions, clock);
    public final SignOut signOut = new SignOutService(tokens, sessions, ending, listeners, audit, transactions, clock);
    public final RefreshSession refresh = refreshUnder(policy);

    public RefreshSession refreshUnder(SessionPolicy other) {
        return new RefreshSessionService(
                accounts,
                sessions,
                tokens,
                new TokenMint(tokens, other, ids),
                ending,
                other,
                audit,
                transactions,
                clock);
    }

    private void seen(AccountId account, String device, @Nullable String type) {
        devicesSeen.add(account + " " + device + " " + type);
    }

    private final class Listener implements CredentialListener {
        @Override
        public void passwordChanged(AccountId account) {
            told.add("password " + account);
        }

        @Override
        public void accountDeleted(AccountId account) {
            told.add("deleted " + account);
        }
    }

    public Caller caller(Entrance.Opened entrance) {
        var account = entrance.account();
        return new Caller(new Principal(account.id(), account.role(), entrance.session()), CLIENT.origin());
    }

    /** What was mailed last. */
    public Mail lastMail() {
        return mails.waiting().getLast();
    }

    /** An account that may sign in with {@link #PASSWORD}. */
    public Account account(String login, Role role) {
        var account = Account.opened(new AccountId(ids.next()), new Login(login), role, clock.instant())
                .withPassword(hasher.hash(Password.of(PASSWORD, PasswordPolicy.STRICT)));
        return accounts.put(account);
    }

    public Account account(String login) {
        return account(login, Role.VIEWER);
    }

    public SignIn.Outcome trySignIn(String identifier, String password) {
        return signIn.signIn(new SignIn.Command(identifier, Secret.of(password), false, TokenStyle.PAIR, CLIENT));
    }

    public Entrance.Opened signedIn(String identifier) {
        return opened(trySignIn(identifier, PASSWORD));
    }

    public Entrance.Opened signedInAs(String identifier, String password) {
        return opened(trySignIn(identifier, password));
    }

    public static Entrance.Opened opened(SignIn.Outcome outcome) {
        if (outcome instanceof SignIn.Outcome.Entered(Entrance.Opened entrance)) return entrance;
        throw new AssertionError("not signed in: " + outcome);
    }

    public AuthenticateAccessToken.Outcome authenticate(Entrance.Opened entrance) {
        return authenticate.authenticate(entrance.tokens().access().reveal());
    }

    public boolean isAuthenticated(Entrance.Opened entrance) {
        return authenticate(entrance) instanceof AuthenticateAccessToken.Outcome.Authenticated;
    }

    public static String refreshToken(Entrance.Opened entrance) {
        return entrance.tokens().refreshToken().orElseThrow().reveal();
    }
}
