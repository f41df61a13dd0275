package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.in.Client;
import com.cybervpn.application.identity.port.in.MagicLinks;
import com.cybervpn.application.identity.port.in.TokenStyle;
import com.cybervpn.application.identity.port.out.Accounts;
import com.cybervpn.application.identity.port.out.Accounts.Stored;
import com.cybervpn.application.identity.port.out.Pause;
import com.cybervpn.application.identity.port.out.SingleUseTokens;
import com.cybervpn.application.identity.port.out.SingleUseTokens.Purpose;
import com.cybervpn.application.shared.ApplicationFailure.TooManyRequests;
import com.cybervpn.application.shared.port.out.Randomness;
import com.cybervpn.application.shared.port.out.RateLimits;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.identity.Login;
import com.cybervpn.domain.identity.Mail;
import com.cybervpn.domain.shared.Secret;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** {@link MagicLinks}. */
public final class MagicLinksService implements MagicLinks {
    /** 64 characters in base64. */
    private static final int TOKEN_BYTES = 48;

    private static final String EMAIL = "email";

    private final Accounts accounts;
    private final SingleUseTokens tokens;
    private final Newcomers newcomers;
    private final EmailOwnership ownership;
    private final MailQueue mails;
    private final Doorway doorway;
    private final RateLimits limits;
    private final Terms terms;
    private final Randomness randomness;
    private final Transactions transactions;
    private final Pause pause;
    private final InstantSource clock;

    public MagicLinksService(
            Accounts accounts,
            SingleUseTokens tokens,
            Newcomers newcomers,
            EmailOwnership ownership,
            MailQueue mails,
            Doorway doorway,
            RateLimits limits,
            Terms terms,
            Randomness randomness,
            Transactions transactions,
            Pause pause,
            InstantSource clock) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.newcomers = newcomers;
        this.ownership = ownership;
        this.mails = mails;
        this.doorway = doorway;
        this.limits = limits;
        this.terms = terms;
        this.randomness = randomness;
        this.transactions = transactions;
        this.pause = pause;
        this.clock = clock;
    }

    /**
     * @param url of the page that takes the token; the token is put behind it
     * @param floor how long a request takes at least, so that its time tells nothing
     */
    public record Terms(String url, Duration ttl, RateLimits.Limit requests, Duration floor) {}

    @Override
    public void request(EmailAddress email) {
        limits.tryAcquire("magic-link:" + email.value(), terms.requests()).ifPresent(wait -> {
            throw new TooManyRequests(wait);
        });
        var earliest = clock.instant().plus(terms.floor());
        var account = accounts.findByEmail(email);
        if (account.isEmpty() || account.get().isInUse()) {
            mailLink(email, account.map(Account::locale).orElse(Account.DEFAULT_LOCALE));
        }
        pause.until(earliest);
    }

    @Override
    public Outcome verify(String token, Client client) {
        return transactions.inTransaction(() -> tokens.redeem(Purpose.MAGIC_LINK, Sha256.hex(token), clock.instant())
                .flatMap(content -> Optional.ofNullable(content.get(EMAIL)))
                .map(email -> enter(new EmailAddress(email), client))
                .orElseGet(() -> new Outcome.Refused()));
    }

    private void mailLink(EmailAddress email, String locale) {
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(randomness.bytes(TOKEN_BYTES));
        transactions.run(() -> {
            tokens.issue(
                    Purpose.MAGIC_LINK,
                    Sha256.hex(token),
                    Map.of(EMAIL, email.value()),
                    clock.instant().plus(terms.ttl()));
            mails.enqueue(Mail.Kind.SIGN_IN_LINK, email, locale, Secret.of(terms.url() + token), terms.ttl());
        });
    }

    private Outcome enter(EmailAddress email, Client client) {
        var known = accounts.findByEmail(email);
        var account = known.isPresent()
                ? known.filter(Account::isInUse).map(found -> ownership.proven(found, client.origin()))
                : open(email);
        return account.map(person -> entered(person, known.isEmpty(), client)).orElseGet(() -> new Outcome.Refused());
    }

    private Outcome entered(Account account, boolean isNew, Client client) {
        return new Outcome.Entered(doorway.enter(account, "magic_link", false, TokenStyle.PAIR, client), isNew);
    }

    private Optional<Account> open(EmailAddress email) {
        var wanted = Login.derivedFrom(email.localPart(), "user");
        return newcomers.welcome(wanted, account -> account.withVerifiedEmail(email))
                        instanceof Stored.Done(var account)
                ? Optional.of(account)
                : Optional.empty();
    }
}
